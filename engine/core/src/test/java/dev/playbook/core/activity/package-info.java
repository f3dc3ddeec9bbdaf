@NullMarked
package dev.playbook.core.activity;

import org.jspecify.annotations.NullMarked;
