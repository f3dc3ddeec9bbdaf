/** Values that try to break out of where they stand, put into every step type. */
@NullMarked
package dev.playbook.cli.injection;

import org.jspecify.annotations.NullMarked;
