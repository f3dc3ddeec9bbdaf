@NullMarked
package dev.playbook.core.run;

import org.jspecify.annotations.NullMarked;
