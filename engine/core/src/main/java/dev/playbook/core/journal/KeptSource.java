package dev.playbook.core.journal;

import java.nio.file.Path;

/**
 * A file that a run was made of.
 *
 * @param path where it was read from, absolute
 * @param file the name of its copy in the run's directory; a secret in it is masked
 * @param digest SHA-256 of the text as it was read, in hexadecimal
 */
public record KeptSource(Path path, String file, String digest) {}
