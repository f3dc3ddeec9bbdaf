package dev.playbook.spi;

/**
 * The name of a thing that steps change, equal for every step that means the same thing.
 *
 * <p>Kinds in use: {@code file} (place is a container's name, or {@code host}), {@code index}
 * (place is a connection's name), {@code rows}, {@code container}, {@code service}, {@code git}.
 * Third parties add their own.
 *
 * @param kind a lower-case word
 * @param place where it lives: a container, a connection, a work tree; {@code ""} when the kind has
 *     only one place
 * @param name the thing itself, for example an absolute path or an index name
 */
public record Resource(String kind, String place, String name) {

  /** A file on this machine, by its absolute path. */
  public static Resource hostFile(String path) {
    return new Resource("file", "host", path);
  }

  /** A file inside a container, by the container's real name and the file's absolute path. */
  public static Resource containerFile(String container, String path) {
    return new Resource("file", container, path);
  }

  /** A container, by its real name. */
  public static Resource container(String name) {
    return new Resource("container", "", name);
  }

  /** Returns {@code kind:place:name}, without an empty place. */
  @Override
  public String toString() {
    return place.isEmpty() ? kind + ":" + name : kind + ":" + place + ":" + name;
  }
}
