@NullMarked
package dev.playbook.core.load.step;

import org.jspecify.annotations.NullMarked;
