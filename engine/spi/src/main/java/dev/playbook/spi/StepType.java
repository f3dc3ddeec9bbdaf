package dev.playbook.spi;

/**
 * A kind of activity that a playbook can name with {@code type:}.
 *
 * <p>The engine finds implementations by {@link java.util.ServiceLoader} and makes one instance of
 * each, which lives as long as the process and may be used by several threads at once. The
 * constructor and every method must do no I/O, start nothing and load no client library: a type
 * that is not used in a playbook must cost nothing.
 *
 * <p>What can be said without code stands in the schema, the resource {@code
 * META-INF/playbook/<name>.schema.json}: the keys of {@code with:}, the fields of the result, the
 * time-out of one attempt when the playbook names none, and the examples.
 */
public interface StepType {

  /** Returns the word written after {@code type:}, for example {@code docker.copy}. */
  String name();

  /**
   * Makes the step that these values describe.
   *
   * <p>The values have passed the schema of this type. Must not perform I/O and must not look at a
   * clock; what the schema cannot say (two keys that exclude each other) is checked here.
   *
   * @throws InputException when the values make no sense together; shown at the key's place
   */
  Step bind(Inputs with);
}
