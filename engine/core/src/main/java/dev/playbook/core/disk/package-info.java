/** What is asked of files wherever they lie: their sums, and that they are on the disk. */
@NullMarked
package dev.playbook.core.disk;

import org.jspecify.annotations.NullMarked;
