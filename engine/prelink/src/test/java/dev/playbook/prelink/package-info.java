@NullMarked
package dev.playbook.prelink;

import org.jspecify.annotations.NullMarked;
