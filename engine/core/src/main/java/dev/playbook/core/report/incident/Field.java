package dev.playbook.core.report.incident;

import dev.playbook.core.report.RunReport;
import dev.playbook.core.run.RunEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an incident report asks that a run cannot know for certain; people have the last word. */
public enum Field {
  EPIC("Epic", "which part of the system was rolled back"),
  TRIGGER("Trigger", "what called for the rollback, with the values seen"),
  USERS("Users", "who could not work, how many, for how long"),
  DETECTION("Detection", "what or who saw it first, and when"),
  WHAT_WENT_WRONG("What went wrong", "what broke, and by which change"),
  WHY("Why it happened", "why that change could get there"),
  PREVENTION("What will prevent recurrence", "who does what until when"),
  MONITORING("Monitoring improvements", "what would have told earlier");

  private final String label;
  private final String prompt;

  Field(String label, String prompt) {
    this.label = label;
    this.prompt = prompt;
  }

  /** Returns the field with an id. */
  public static Optional<Field> of(String id) {
    return Stream.of(values()).filter(field -> field.id().equals(id)).findFirst();
  }

  /** Returns the ids of all fields. */
  public static List<String> ids() {
    return Stream.of(values()).map(Field::id).toList();
  }

  /** Returns how it is typed. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns how the report calls it. */
  public String label() {
    return label;
  }

  /** Returns what belongs there, in a few words. */
  public String prompt() {
    return prompt;
  }

  /** Returns what the run itself knows of it. */
  Optional<String> told(RunReport report) {
    RunEvent.Occasion occasion = report.started().occasion();
    return switch (this) {
      case EPIC -> Optional.ofNullable(occasion.labels().get("epic"));
      case TRIGGER -> occasion.reason();
      case USERS, DETECTION, WHAT_WENT_WRONG, WHY, PREVENTION, MONITORING -> Optional.empty();
    };
  }
}
