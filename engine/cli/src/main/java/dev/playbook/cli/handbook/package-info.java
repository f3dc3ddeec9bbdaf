/**
 * Pages of Markdown about playbooks, for people who read before they run. Pure: no clock, no look.
 */
@NullMarked
package dev.playbook.cli.handbook;

import org.jspecify.annotations.NullMarked;
