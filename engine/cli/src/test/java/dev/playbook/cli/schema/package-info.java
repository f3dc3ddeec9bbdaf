@NullMarked
package dev.playbook.cli.schema;

import org.jspecify.annotations.NullMarked;
