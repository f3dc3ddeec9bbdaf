/** Tests of what triggers see. */
@NullMarked
package dev.playbook.core.trigger;

import org.jspecify.annotations.NullMarked;
