/** What triggers see, and what they would do. */
@NullMarked
package dev.playbook.cli.trigger;

import org.jspecify.annotations.NullMarked;
