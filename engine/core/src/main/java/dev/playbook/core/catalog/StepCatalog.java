package dev.playbook.core.catalog;

import dev.playbook.spi.StepType;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The step types by name; a type's schema is read when it is first asked for. Thread-safe. */
public final class StepCatalog {
  private final TreeMap<String, StepType> types = new TreeMap<>();
  private final Map<String, StepSchema> schemas = new ConcurrentHashMap<>();

  /**
   * Makes a catalogue of some types.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  public StepCatalog(Collection<StepType> types) {
    for (StepType type : types) {
      StepType other = this.types.putIfAbsent(type.name(), type);
      if (other != null) {
        throw new IllegalArgumentException(
            "two step types are called `%s`: %s and %s"
                .formatted(type.name(), other.getClass().getName(), type.getClass().getName()));
      }
    }
  }

  /**
   * Makes a catalogue of all types that can be found on the class path. Meanwhile the schema is
   * read to which theirs will be added.
   *
   * <p>When the launcher has seen that there are no plug-ins, the first list of types is the only
   * one; to look for others would open every jar.
   */
  public static StepCatalog discover() {
    SchemaCatalog.readAhead();
    ClassLoader loader = StepCatalog.class.getClassLoader();
    boolean alone = "none".equals(System.getProperty("playbook.plugins"));
    return new StepCatalog(
        ServiceLoader.load(StepType.class, alone ? new FirstResource(loader) : loader).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /** Finds the first resource of a name, not all of them. */
  private static final class FirstResource extends ClassLoader {
    FirstResource(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) {
      URL first = getResource(name);
      return first == null
          ? Collections.emptyEnumeration()
          : Collections.enumeration(List.of(first));
    }
  }

  /** Returns the names of all types, sorted. */
  public NavigableSet<String> names() {
    return Collections.unmodifiableNavigableSet(types.navigableKeySet());
  }

  /** Returns the type of that name. */
  public Optional<StepType> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** Returns what the type of that name says about itself. */
  public Optional<StepSchema> schema(String name) {
    return type(name).map(type -> schemas.computeIfAbsent(name, _ -> StepSchema.of(type)));
  }
}
