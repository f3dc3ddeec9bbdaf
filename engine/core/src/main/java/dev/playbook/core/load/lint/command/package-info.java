/**
 * Programs with their arguments, also those that another program starts: {@code sudo}, {@code
 * docker exec}, {@code sh -c}. Knows how command lines are written, and no hazard.
 */
@NullMarked
package dev.playbook.core.load.lint.command;

import org.jspecify.annotations.NullMarked;
