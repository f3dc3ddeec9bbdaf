/**
 * From bytes to a tree with places. Knows YAML and its traps, and nothing of what a playbook's keys
 * mean.
 */
@NullMarked
package dev.playbook.core.load.yaml;

import org.jspecify.annotations.NullMarked;
