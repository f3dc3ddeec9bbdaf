package dev.playbook.cli.handbook;

import dev.playbook.core.model.Budget;
import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Responsibility;
import dev.playbook.core.plan.time.Expected;
import dev.playbook.core.plan.time.WorstCase;
import dev.playbook.core.report.format.Markdown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page tells first: whose a playbook is, where and how long it runs, what comes after it.
 */
final class FactsTable {
  private static final String NONE = "**none**";

  private final Chapter chapter;
  private final Playbook playbook;
  private final Set<String> pages;
  private final List<List<String>> rows = new ArrayList<>();

  FactsTable(Chapter chapter, Set<String> pages) {
    this.chapter = chapter;
    this.playbook = chapter.playbook();
    this.pages = pages;
  }

  String text() {
    add("Playbook", Markdown.code(playbook.id()) + ", in " + Markdown.code(chapter.file()));
    add("Class", playbook.rollback().isEmpty() ? NONE : playbook.rollback());
    responsibility(playbook.responsibility());
    if (!playbook.labels().isEmpty()) {
      add("Labels", labels());
    }
    add("Target", playbook.target().map(Markdown::code).orElse("here"));
    add("Budget", budget(playbook.budget()));
    add("Time", time());
    add("Lock", Markdown.code(playbook.lock()) + ": one run at a time");
    add("After a failure", afterwards());
    add("Escalation", playbook.escalateTo().map(this::link).orElse(NONE));
    return Markdown.table(List.of("", ""), rows);
  }

  private void responsibility(Responsibility said) {
    add("Owner", said.owner().map(Markdown::text).orElse(NONE));
    add(
        "Approved",
        said.approved()
            .map(by -> "by " + Markdown.text(by.by()) + ", " + Markdown.text(by.date()))
            .orElse(NONE));
    Stream<String> last = said.lastReview().stream().map(day -> "last " + day);
    Stream<String> next = said.nextReview().stream().map(day -> "next " + day);
    String review = Stream.concat(last, next).collect(Collectors.joining(", "));
    add("Review", review.isEmpty() ? NONE : review);
  }

  private String labels() {
    return playbook.labels().entrySet().stream()
        .map(label -> Markdown.code(label.getKey() + "=" + label.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String budget(Budget budget) {
    Stream<String> promise = words(budget.target(), " promised");
    Stream<String> limit = words(budget.limit(), " at most");
    Stream<String> reserve =
        words(
            Optional.of(budget.reserve()).filter(Duration::isPositive),
            " of it kept for validations and the end");
    String all =
        Stream.of(promise, limit, reserve).flatMap(part -> part).collect(Collectors.joining(", "));
    return all.isEmpty() ? NONE : all;
  }

  private static Stream<String> words(Optional<Duration> time, String meaning) {
    return time.stream().map(it -> Durations.format(it) + meaning);
  }

  private String time() {
    String usual =
        Expected.of(chapter.plan())
            .map(it -> "usually " + Durations.format(it.time()) + ", ")
            .orElse("");
    return usual + "the steps take " + Durations.format(WorstCase.of(chapter.plan())) + " at worst";
  }

  private String afterwards() {
    return switch (playbook.onFailure()) {
      case STOP -> "stops and keeps the state";
      case UNDO -> "stops and undoes what it has changed, the last change first";
      case CONTINUE -> "goes on with the next step, and has failed all the same";
    };
  }

  private String link(String other) {
    String page = other + ".md";
    return pages.contains(page)
        ? "[%s](%s)".formatted(Markdown.code(other), page)
        : Markdown.code(other);
  }

  private void add(String name, String value) {
    rows.add(List.of(name, value));
  }
}
