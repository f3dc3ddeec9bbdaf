/** Hazards of containers and services. */
@NullMarked
package dev.playbook.core.load.lint.rule.service;

import org.jspecify.annotations.NullMarked;
