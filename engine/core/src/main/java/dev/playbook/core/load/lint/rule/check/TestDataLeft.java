package dev.playbook.core.load.lint.rule.check;

import dev.playbook.core.load.lint.command.Arguments;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Valued;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Deed;
import dev.playbook.core.load.lint.subject.Deed.Phase;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.Set;
import java.util.stream.Stream;

/** A validation that writes, and nothing that removes what it wrote. */
public final class TestDataLeft implements LintRule {
  private static final About ABOUT =
      About.warning("L1503", "a validation writes data that nobody removes");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.deeds(Phase.CLEANUP).isEmpty()
        ? subject.deeds(Phase.VALIDATION).stream()
            .filter(TestDataLeft::writes)
            .map(TestDataLeft::found)
        : Stream.empty();
  }

  private static boolean writes(Deed deed) {
    boolean typed = deed.is("http") && WRITING.contains(deed.with().text("method").orElse("GET"));
    boolean started =
        deed.invocations().stream().filter(call -> call.is("curl")).anyMatch(TestDataLeft::posts);
    boolean harmless = deed.block().text("risk").filter("read"::equals).isPresent();
    return (typed || started) && !harmless;
  }

  private static boolean posts(Invocation curl) {
    Arguments arguments = curl.arguments(Valued.CURL);
    return arguments.has("-d", "--data", "--data-raw", "--json")
        || arguments.values("-X", "--request").stream()
            .anyMatch(word -> WRITING.contains(word.text()));
  }

  private static Diagnostic found(Deed deed) {
    return ABOUT
        .at(deed.span(), "what this check writes stays there")
        .hint(
            "write it as a user of its own, `{{run.marker}}`, and remove it in `finally:` or `cleanup:`; `risk: read` for a POST that changes nothing");
  }
}
