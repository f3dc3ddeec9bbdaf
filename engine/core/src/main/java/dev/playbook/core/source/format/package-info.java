/** Diagnostics in the forms that editors, code reviews and build servers read. */
@NullMarked
package dev.playbook.core.source.format;

import org.jspecify.annotations.NullMarked;
