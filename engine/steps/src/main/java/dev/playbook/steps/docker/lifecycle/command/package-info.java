/**
 * Knows how one container is told to start or stop, waited for and described; knows no step type.
 */
@NullMarked
package dev.playbook.steps.docker.lifecycle.command;

import org.jspecify.annotations.NullMarked;
