/** Tests of the parser of SQL looks. */
@NullMarked
package dev.playbook.steps.sql.look;

import org.jspecify.annotations.NullMarked;
