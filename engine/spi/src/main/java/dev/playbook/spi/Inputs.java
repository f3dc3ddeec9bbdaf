package dev.playbook.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Typed access to the checked {@code with:} block of one activity.
 *
 * <p>Templates are rendered, references to the target are resolved, and the block has passed the
 * type's schema: an access that agrees with the schema cannot fail. A missing key without a
 * fallback, or a value of another kind, is an {@link InputException} at the key's place.
 */
public interface Inputs {

  /** Returns whether the key is written in the playbook. */
  boolean has(String key);

  /** Returns a text; numbers and booleans are given as text. */
  String text(String key);

  /** Returns a text, empty when the key is not written. */
  Optional<String> optionalText(String key);

  /** Returns a list of texts, empty when the key is not written; a single text is a list of one. */
  List<String> texts(String key);

  /** Returns a whole number, or the fallback when the key is not written. */
  long integer(String key, long fallback);

  /** Returns yes or no, or the fallback when the key is not written. */
  boolean flag(String key, boolean fallback);

  /** Returns a duration such as {@code 1h30m}, or the fallback when the key is not written. */
  Duration duration(String key, Duration fallback);

  /** Returns a size such as {@code 500MB} in bytes, or the fallback when the key is not written. */
  long size(String key, long fallback);

  /**
   * Returns a block of names to values, in the order of the file, empty when the key is not
   * written. A value is a {@link String}, a {@link Long}, a {@link Double}, a {@link Boolean},
   * null, a list or map of these, or a {@link Secret}.
   */
  Map<String, Object> block(String key);

  /** Returns any value in the form that {@link #block} describes; empty when it is not written. */
  Optional<Object> value(String key);

  /** Returns the blocks of a list, for example the {@code changes} of a file; may be empty. */
  List<Inputs> blocks(String key);

  /** Returns the connection that the text names in the target file. */
  Connection connection(String key);

  /** Returns the real names of the containers that the text or texts name in the target file. */
  List<String> containers(String key);

  /**
   * Returns the target's container names: the playbook's word to the real name. For values that
   * refer to a container in a form of their own, such as {@code container:postgres} as a host.
   */
  Map<String, String> containerNames();
}
