@NullMarked
package dev.playbook.core.load.yaml;

import org.jspecify.annotations.NullMarked;
