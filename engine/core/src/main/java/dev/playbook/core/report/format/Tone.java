package dev.playbook.core.report.format;

import dev.playbook.core.report.StepStatus;

/** What colour says beside the words. */
enum Tone {
  GOOD,
  WORK,
  BAD,
  ODD,
  SOFT;

  static Tone of(StepStatus status) {
    return switch (status) {
      case OK, NOTHING_TO_DO -> GOOD;
      case CHANGED, UNDONE -> WORK;
      case FAILED, TIMED_OUT, STOPPED -> BAD;
      case UNKNOWN, RUNNING -> ODD;
      case SKIPPED, NOT_RUN -> SOFT;
    };
  }

  /** Returns the name of its class in the style sheet. */
  String style() {
    return switch (this) {
      case GOOD -> "good";
      case WORK -> "work";
      case BAD -> "bad";
      case ODD -> "odd";
      case SOFT -> "soft";
    };
  }
}
