/**
 * From a checked tree to records. A fault here is a bug of ours: what can be wrong was found
 * before.
 */
@NullMarked
package dev.playbook.core.load.bind;

import org.jspecify.annotations.NullMarked;
