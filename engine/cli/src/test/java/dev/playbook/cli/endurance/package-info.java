/** What a run bears: floods of output, ten thousand runs before it, clocks that jump. */
@NullMarked
package dev.playbook.cli.endurance;

import org.jspecify.annotations.NullMarked;
