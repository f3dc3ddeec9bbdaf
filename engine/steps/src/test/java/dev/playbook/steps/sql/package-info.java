/** Tests of the step type {@code sql} against a real PostgreSQL. */
@NullMarked
package dev.playbook.steps.sql;

import org.jspecify.annotations.NullMarked;
