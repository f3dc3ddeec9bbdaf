package dev.playbook.core.load.bind;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks once and remembers; a failed question is asked again. */
final class Once implements Supplier<String> {
  private final Supplier<String> question;
  private @Nullable String answer;

  Once(Supplier<String> question) {
    this.question = question;
  }

  @Override
  public synchronized String get() {
    if (answer == null) {
      answer = question.get();
    }
    return answer;
  }
}
