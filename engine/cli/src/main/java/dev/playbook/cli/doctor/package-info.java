/** Knows what to look at before a playbook can be run on this machine, and on a target. */
@NullMarked
package dev.playbook.cli.doctor;

import org.jspecify.annotations.NullMarked;
