/** A run as a list of events: decided by a pure policy, done by a small loop, told to listeners. */
@NullMarked
package dev.playbook.core.run;

import org.jspecify.annotations.NullMarked;
