/**
 * What triggers say of the live system: looks over time, and what they amount to. Changes nothing
 * and starts no run.
 */
@NullMarked
package dev.playbook.core.trigger;

import org.jspecify.annotations.NullMarked;
