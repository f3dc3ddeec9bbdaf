/**
 * Knows what statements of all query languages have in common: tokens, quotes, comments, and where
 * one ends. Knows no language and no server.
 */
@NullMarked
package dev.playbook.steps.statement;

import org.jspecify.annotations.NullMarked;
