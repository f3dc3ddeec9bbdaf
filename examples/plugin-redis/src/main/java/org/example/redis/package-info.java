/** The step type {@code redis}: everything it takes to add one from outside. */
@NullMarked
package org.example.redis;

import org.jspecify.annotations.NullMarked;
