@NullMarked
package dev.playbook.core.catalog;

import org.jspecify.annotations.NullMarked;
