@NullMarked
package dev.playbook.core.source;

import org.jspecify.annotations.NullMarked;
