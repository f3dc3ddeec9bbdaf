@NullMarked
package dev.playbook.core.plan.input;

import org.jspecify.annotations.NullMarked;
