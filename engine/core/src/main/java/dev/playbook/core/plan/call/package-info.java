/** What the steps of a called playbook see: its own names, and none of its caller's. */
@NullMarked
package dev.playbook.core.plan.call;

import org.jspecify.annotations.NullMarked;
