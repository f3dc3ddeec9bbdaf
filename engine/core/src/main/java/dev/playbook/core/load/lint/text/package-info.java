/** Texts inside a playbook that are a language of their own, each character with its place. */
@NullMarked
package dev.playbook.core.load.lint.text;

import org.jspecify.annotations.NullMarked;
