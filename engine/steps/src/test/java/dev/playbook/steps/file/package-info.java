/** Changes real files. */
@NullMarked
package dev.playbook.steps.file;

import org.jspecify.annotations.NullMarked;
