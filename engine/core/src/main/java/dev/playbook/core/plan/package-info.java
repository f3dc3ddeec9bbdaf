/**
 * What a run would do: every activity in order, with what the live system says about it on top of
 * the world predicted so far. Looks, and never touches.
 */
@NullMarked
package dev.playbook.core.plan;

import org.jspecify.annotations.NullMarked;
