@NullMarked
package dev.playbook.core.report.format;

import org.jspecify.annotations.NullMarked;
