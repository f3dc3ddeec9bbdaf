/** Tests of the parser of SQL statements. */
@NullMarked
package dev.playbook.steps.sql.statement;

import org.jspecify.annotations.NullMarked;
