/**
 * Knows how to talk to a PostgreSQL server: connect, send, stop for certain, and tell what went
 * wrong. The only package that names the driver; knows nothing of what the statements are for.
 */
@NullMarked
package dev.playbook.steps.sql.server;

import org.jspecify.annotations.NullMarked;
