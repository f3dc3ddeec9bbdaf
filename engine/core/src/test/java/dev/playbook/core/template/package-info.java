/** Tests of templates. */
@NullMarked
package dev.playbook.core.template;

import org.jspecify.annotations.NullMarked;
