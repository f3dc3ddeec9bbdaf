/** Comments that say why a finding is meant: {@code # playbook-ignore: L1102 reason}. */
@NullMarked
package dev.playbook.core.load.lint.suppression;

import org.jspecify.annotations.NullMarked;
