/** What a run amounts to, for people: a fold of its events. */
@NullMarked
package dev.playbook.core.report;

import org.jspecify.annotations.NullMarked;
