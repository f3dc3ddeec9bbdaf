@NullMarked
package dev.playbook.core.disk;

import org.jspecify.annotations.NullMarked;
