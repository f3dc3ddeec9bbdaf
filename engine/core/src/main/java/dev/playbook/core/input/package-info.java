/** What an input accepts. Knows definitions and values, not where a value comes from. */
@NullMarked
package dev.playbook.core.input;

import org.jspecify.annotations.NullMarked;
