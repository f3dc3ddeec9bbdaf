/** Fixtures that several tests share. */
@NullMarked
package dev.playbook.core;

import org.jspecify.annotations.NullMarked;
