/** Tests of the parser of Cypher statements. */
@NullMarked
package dev.playbook.steps.cypher.statement;

import org.jspecify.annotations.NullMarked;
