/** Knows what statements would change, by looking at a database that it must not change. */
@NullMarked
package dev.playbook.steps.sql.look;

import org.jspecify.annotations.NullMarked;
