/** Which file a name means, and whether it may be read. Knows folders, not contents. */
@NullMarked
package dev.playbook.core.load.file;

import org.jspecify.annotations.NullMarked;
