/**
 * Knows how to talk to one Docker Engine: what containers are there, how to reach them, and how to
 * read and write one file inside them; knows no step type.
 */
@NullMarked
package dev.playbook.steps.docker;

import org.jspecify.annotations.NullMarked;
