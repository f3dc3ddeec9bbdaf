package dev.playbook.core.trigger;

import dev.playbook.core.activity.Reading;
import java.time.Duration;

/**
 * One look of a trigger.
 *
 * @param at when it began, from the first look on
 */
public record Sample(Duration at, Reading reading) {}
