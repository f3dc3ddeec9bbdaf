/** Tests of looks ahead. */
@NullMarked
package dev.playbook.steps.sql.look;

import org.jspecify.annotations.NullMarked;
