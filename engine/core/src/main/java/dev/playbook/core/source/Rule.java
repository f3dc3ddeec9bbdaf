package dev.playbook.core.source;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that can be wrong with a file, under an id that never changes its meaning.
 *
 * <p>{@code PB01}: text, YAML and plain values. {@code PB02}: keys and kinds of values. {@code
 * PB03}: expressions and templates. {@code PB04}: names that refer to something. {@code PB05}:
 * inputs, targets and paths.
 */
public enum Rule {
  /** The text is no YAML. */
  SYNTAX("PB0101", "the text is not YAML"),
  /** Not UTF-8, or characters that no file of text has. */
  ENCODING("PB0102", "the file is not plain UTF-8 text"),
  /** White space that only looks like indentation. */
  INDENTATION("PB0103", "indentation is not made of spaces"),
  /** A key twice in one block. */
  DUPLICATE_KEY("PB0104", "a key is written twice"),
  /** Larger, deeper or more repetitive than any playbook. */
  LIMIT("PB0105", "the file is too large, too deep or repeats too much"),
  /** Tags, merge keys, recursion, keys that are no text. */
  FORBIDDEN_YAML("PB0106", "a feature of YAML that is not part of the language"),
  /** A value that should be a duration. */
  DURATION("PB0107", "the value is not a duration"),
  /** A value that should be a size. */
  SIZE("PB0108", "the value is not a size"),
  /** Empty, a list, or several documents. */
  DOCUMENT("PB0109", "the file does not hold exactly one block of keys"),
  /** Beyond what a number can be. */
  NUMBER("PB0110", "a number is out of range"),
  /** {@code {{ x }}} without quotes. */
  UNQUOTED_TEMPLATE("PB0111", "a template stands without quotes"),
  /** What other YAML readers take for something else. */
  AMBIGUOUS_SCALAR("PB0112", "YAML readers disagree about this value"),

  /** A key that nothing reads. */
  UNKNOWN_KEY("PB0201", "a key is unknown"),
  /** A key that must be there. */
  MISSING_KEY("PB0202", "a key is missing"),
  /** Text where a number should be, and the like. */
  WRONG_KIND("PB0203", "a value is of the wrong kind"),
  /** Not one of the words that are allowed. */
  NOT_ALLOWED("PB0204", "a value is not one of the allowed ones"),
  /** Too small, too large, too short, too many. */
  OUT_OF_BOUNDS("PB0205", "a value is out of bounds"),
  /** A text that does not look as it must. */
  WRONG_FORM("PB0206", "a text does not have the right form"),
  /** Keys that exclude each other, or need each other. */
  COMBINATION("PB0207", "keys do not go together"),

  /** Not an expression. */
  EXPRESSION("PB0301", "an expression cannot be read"),
  /** Numbers compared with texts, and the like. */
  EXPRESSION_KINDS("PB0302", "the parts of an expression do not fit together"),
  /** A name that nothing has. */
  UNKNOWN_NAME("PB0303", "a name in an expression is unknown"),
  /** A number where true or false is needed, and the like. */
  EXPRESSION_RESULT("PB0304", "an expression gives another kind of value"),
  /** A template that gives nothing usable. */
  TEMPLATE_VALUE("PB0310", "a template cannot be given a value"),
  /** A name that nothing has. */
  TEMPLATE_NAME("PB0311", "a name in a template is unknown"),
  /** {@code {{{ x }}}}. */
  TEMPLATE_RAW("PB0312", "a template leaves out escaping"),
  /** Not a tag. */
  TEMPLATE_SYNTAX("PB0313", "a template cannot be read"),
  /** A value that cannot stand there. */
  TEMPLATE_PLACE("PB0314", "a template stands where its value cannot"),

  /** No such step type. */
  UNKNOWN_TYPE("PB0401", "a step type is unknown"),
  /** No such step. */
  UNKNOWN_STEP("PB0402", "a step is unknown"),
  /** One id for two things. */
  DUPLICATE_ID("PB0403", "an id is used twice"),
  /** A step that has not run yet. */
  FORWARD_REFERENCE("PB0404", "a step is used before it has run"),
  /** Not in the target. */
  UNKNOWN_CONNECTION("PB0405", "a connection is unknown"),
  /** Not in the target. */
  UNKNOWN_CONTAINER("PB0406", "a container is unknown"),
  /** Not in the target. */
  UNKNOWN_SECRET("PB0407", "a secret is unknown"),
  /** A file that comes back to itself. */
  CYCLE("PB0408", "files use each other in a circle"),
  /** The values of a step contradict each other. */
  STEP_VALUES("PB0409", "the values of a step make no sense together"),
  /** A look that could change something. */
  NOT_READ_ONLY("PB0410", "what should only look can change something"),
  /** Something is lost for good, and the playbook does not say so. */
  NO_WAY_BACK("PB0411", "a step that destroys has no way back"),
  /** A call gives values that the called playbook does not take. */
  CALL_INPUT("PB0412", "the values of a call do not fit the inputs of the playbook"),
  /** A failed step shall undo, and nobody can undo the step itself. */
  UNDO_WITHOUT_WAY("PB0413", "a step undoes what was changed and has no way back itself"),

  /** An input that contradicts itself. */
  INPUT("PB0501", "the definition of an input contradicts itself"),
  /** A file outside, or none. */
  PATH("PB0502", "a path leads nowhere or out of the repository"),
  /** A file of another kind. */
  FILE_KIND("PB0503", "a file is of another kind"),
  /** A reference to a secret that makes no sense. */
  SECRET("PB0504", "a secret is not given as a reference"),
  /** A name for what nobody has measured. */
  BASELINE("PB0505", "the target has no baseline");

  private final String id;
  private final String title;

  Rule(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** Returns the rule with an id, if there is one. */
  public static Optional<Rule> of(String id) {
    return Stream.of(values()).filter(rule -> rule.id.equals(id)).findFirst();
  }

  /** Returns the stable id, for example {@code PB0104}. */
  public String id() {
    return id;
  }

  /** Returns what the rule is about, in half a sentence. */
  public String title() {
    return title;
  }

  /** Makes a diagnostic that keeps the file from being used. */
  public Diagnostic error(Span span, String message) {
    return Diagnostic.error(id, span, message);
  }

  /** Makes a diagnostic that does not. */
  public Diagnostic warning(Span span, String message) {
    return Diagnostic.warning(id, span, message);
  }
}
