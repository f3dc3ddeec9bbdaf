/** What a well system measures, kept and compared with. */
@NullMarked
package dev.playbook.cli.baseline;

import org.jspecify.annotations.NullMarked;
