/**
 * Knows class files and jars, and nothing of playbooks. A build tool that is not part of what is
 * shipped.
 *
 * <p>The compiler leaves a pattern {@code switch} and the {@code equals}, {@code hashCode} and
 * {@code toString} of a record to be linked when they first run. Each costs up to a millisecond of
 * every start, because the AOT cache of Java 25 keeps lambdas and string concatenations but not
 * these. Here they become the plain instructions they stand for.
 */
@NullMarked
package dev.playbook.prelink;

import org.jspecify.annotations.NullMarked;
