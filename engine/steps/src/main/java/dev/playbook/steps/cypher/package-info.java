/**
 * The step type {@code cypher}: asks a Neo4j graph or changes it. Knows the keys of its {@code
 * with:} block; what they mean for a server is in the packages below.
 */
@NullMarked
package dev.playbook.steps.cypher;

import org.jspecify.annotations.NullMarked;
