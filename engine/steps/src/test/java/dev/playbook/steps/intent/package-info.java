@NullMarked
package dev.playbook.steps.intent;

import org.jspecify.annotations.NullMarked;
