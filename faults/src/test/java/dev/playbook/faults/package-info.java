/** The faults that only a whole engine can meet, started by its launcher and cut down by others. */
@NullMarked
package dev.playbook.faults;

import org.jspecify.annotations.NullMarked;
