/** The pages about rules, as they lie in the program. Knows files and titles, no rule by its id. */
@NullMarked
package dev.playbook.cli.explain;

import org.jspecify.annotations.NullMarked;
