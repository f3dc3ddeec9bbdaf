package dev.playbook.steps.git;

import java.util.Optional;

/**
 * A file that the commit or the index has.
 *
 * @param path relative to the top of the work tree
 * @param wanted what the commit has; empty when the path was added since
 * @param staged what the index has; empty when git does not track the path now
 * @param differs whether the index or the file is not as the commit has it
 * @param isUncommitted whether it has content that the last commit does not have: changed, staged
 *     or untracked
 */
record TrackedFile(
    String path,
    Optional<Entry> wanted,
    Optional<Entry> staged,
    boolean differs,
    boolean isUncommitted) {}
