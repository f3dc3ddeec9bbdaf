/** Knows how to look up indexes and tables in the catalogue of a PostgreSQL database. */
@NullMarked
package dev.playbook.steps.sql.catalogue;

import org.jspecify.annotations.NullMarked;
