/**
 * What a step type sees of the engine, and nothing of how the engine works.
 *
 * <p>This package is the only promise to third parties. A step type implements {@link
 * dev.playbook.spi.StepType} and {@link dev.playbook.spi.Step}, ships one JSON schema as the
 * resource {@code META-INF/playbook/<type>.schema.json} and is found by {@link
 * java.util.ServiceLoader}.
 */
@NullMarked
package dev.playbook.spi;

import org.jspecify.annotations.NullMarked;
