@NullMarked
package dev.playbook.core.source.format;

import org.jspecify.annotations.NullMarked;
