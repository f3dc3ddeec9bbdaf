/** The engine behind one door: load, plan, run. For the command line and for embedding. */
@NullMarked
package dev.playbook.core;

import org.jspecify.annotations.NullMarked;
