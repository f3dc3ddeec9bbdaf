/** Plans that are kept in a file, to be done later exactly as they were shown. */
@NullMarked
package dev.playbook.core.plan.saved;

import org.jspecify.annotations.NullMarked;
