@NullMarked
package dev.playbook.core.model;

import org.jspecify.annotations.NullMarked;
