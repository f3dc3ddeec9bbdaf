/**
 * Whether names mean something: steps, inputs, connections, the names in expressions and templates.
 * Works on trees, so that it can speak although other things are wrong too.
 */
@NullMarked
package dev.playbook.core.load.reference;

import org.jspecify.annotations.NullMarked;
