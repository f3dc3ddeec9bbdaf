@NullMarked
package dev.playbook.core.load.file;

import org.jspecify.annotations.NullMarked;
