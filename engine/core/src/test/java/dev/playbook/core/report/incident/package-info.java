@NullMarked
package dev.playbook.core.report.incident;

import org.jspecify.annotations.NullMarked;
