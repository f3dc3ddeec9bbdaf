@NullMarked
package dev.playbook.core;

import org.jspecify.annotations.NullMarked;
