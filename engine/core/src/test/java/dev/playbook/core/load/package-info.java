@NullMarked
package dev.playbook.core.load;

import org.jspecify.annotations.NullMarked;
