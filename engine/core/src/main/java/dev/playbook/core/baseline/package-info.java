/** What is measured on a system that is well: taken, kept as text, and compared with later. */
@NullMarked
package dev.playbook.core.baseline;

import org.jspecify.annotations.NullMarked;
