/** Steps that a person decides or does. */
@NullMarked
package dev.playbook.steps.person;

import org.jspecify.annotations.NullMarked;
