/**
 * From the name of a playbook to checked records, or to everything that is wrong with its files.
 * Looks at no live system.
 */
@NullMarked
package dev.playbook.core.load;

import org.jspecify.annotations.NullMarked;
