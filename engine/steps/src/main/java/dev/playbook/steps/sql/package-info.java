/**
 * The step type {@code sql}: asks a PostgreSQL database or changes it. Knows the keys of its {@code
 * with:} block; what they mean for a server is in the packages below.
 */
@NullMarked
package dev.playbook.steps.sql;

import org.jspecify.annotations.NullMarked;
