/**
 * What step types there are and what their schemas say, and the schemas of whole files. Knows no
 * file of a user.
 */
@NullMarked
package dev.playbook.core.catalog;

import org.jspecify.annotations.NullMarked;
