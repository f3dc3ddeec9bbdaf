/** Proxies between a step and a real service, which do to a connection what a test wants. */
@NullMarked
package dev.playbook.steps.proxy;

import org.jspecify.annotations.NullMarked;
