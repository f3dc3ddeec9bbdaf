@NullMarked
package dev.playbook.steps.person;

import org.jspecify.annotations.NullMarked;
