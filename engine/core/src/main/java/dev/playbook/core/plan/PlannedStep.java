package dev.playbook.core.plan;

/**
 * An activity with what the plan knows of it.
 *
 * @param activity what will be done
 * @param forecast what is known of it
 */
public record PlannedStep(PlannedActivity activity, Forecast forecast) {}
