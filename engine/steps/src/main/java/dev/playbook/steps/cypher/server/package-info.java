/**
 * Knows how to talk to a Neo4j server: connect, send, stop for certain, and tell what went wrong.
 * The only package that names the driver.
 */
@NullMarked
package dev.playbook.steps.cypher.server;

import org.jspecify.annotations.NullMarked;
