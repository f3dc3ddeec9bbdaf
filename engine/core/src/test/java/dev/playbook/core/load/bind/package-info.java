@NullMarked
package dev.playbook.core.load.bind;

import org.jspecify.annotations.NullMarked;
