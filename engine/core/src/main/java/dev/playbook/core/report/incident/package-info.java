/** What the report of an incident asks, and what a run answers of it. */
@NullMarked
package dev.playbook.core.report.incident;

import org.jspecify.annotations.NullMarked;
