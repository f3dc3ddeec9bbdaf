/** The account of a run as documents: Markdown, HTML, JSON, JUnit. */
@NullMarked
package dev.playbook.core.report.format;

import org.jspecify.annotations.NullMarked;
