/** Looks at machines that lack something. */
@NullMarked
package dev.playbook.cli.doctor;

import org.jspecify.annotations.NullMarked;
