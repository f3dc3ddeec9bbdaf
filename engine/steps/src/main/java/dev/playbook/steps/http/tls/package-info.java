/** Which certificates a connection believes. Knows nothing of HTTP. */
@NullMarked
package dev.playbook.steps.http.tls;

import org.jspecify.annotations.NullMarked;
