@NullMarked
package dev.playbook.cli.fuzz;

import org.jspecify.annotations.NullMarked;
