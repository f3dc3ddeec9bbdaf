@NullMarked
package dev.playbook.core.journal;

import org.jspecify.annotations.NullMarked;
