package dev.playbook.core.load.lint.claim;

import dev.playbook.core.source.Span;
import dev.playbook.spi.Resource;
import java.nio.file.Path;

/**
 * A thing that a playbook changes.
 *
 * @param resource equal for every playbook that means the same thing
 * @param words how people call it
 * @param place where it is named
 */
public record Claim(Resource resource, String words, Span place) {
  /** The name of a resource that stands for all of its place. */
  static final String ALL = "*";

  /** Returns whether both are about the same thing, or one about a part of the other. */
  public boolean meets(Claim other) {
    Resource that = other.resource;
    boolean samePlace =
        resource.kind().equals(that.kind()) && resource.place().equals(that.place());
    return samePlace && (covers(that) || other.covers(resource));
  }

  private boolean covers(Resource that) {
    return resource.name().equals(ALL)
        || (resource.kind().equals("file")
            ? Path.of(that.name()).startsWith(resource.name())
            : that.name().equals(resource.name()));
  }
}
