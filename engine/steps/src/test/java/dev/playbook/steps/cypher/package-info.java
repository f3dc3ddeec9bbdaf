/** Tests of the step type {@code cypher} against a real Neo4j. */
@NullMarked
package dev.playbook.steps.cypher;

import org.jspecify.annotations.NullMarked;
