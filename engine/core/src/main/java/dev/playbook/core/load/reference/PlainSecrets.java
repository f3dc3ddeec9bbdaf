package dev.playbook.core.load.reference;

import dev.playbook.core.load.tree.Block;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets that a target spells out instead of saying where they are. */
public final class PlainSecrets {
  private static final Pattern SECRET_KEY =
      Pattern.compile(
          "(?i).*(?:password|passwd|passphrase|secret|token|credential|(?:api|private)[-_]?key).*");
  private static final Pattern URL_WITH_PASSWORD = Pattern.compile("[a-z]+://[^/?#]*:[^/?#]*@.*");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)}?");
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*secrets\\.([\\w-]+)\\s*}}");
  private static final Set<String> SPELT_OUT = Set.of("value", "text", "plain", "data");

  private final Diagnostics problems;

  /** Makes a check that adds what is wrong to the given problems. */
  public PlainSecrets(Diagnostics problems) {
    this.problems = problems;
  }

  /** Checks a target. */
  public void check(Block target) {
    target.entries("secrets").forEach(this::secret);
    for (YamlTree.Entry connection : target.entries("connections")) {
      if (connection.value() instanceof YamlTree.Mapping settings) {
        settings.entries().stream()
            .filter(entry -> SECRET_KEY.matcher(entry.key().text()).matches())
            .filter(entry -> isWritten(entry.value()))
            .forEach(entry -> fault(entry.value().span(), entry));
      }
    }
    target.entries("urls").stream()
        .filter(entry -> URL_WITH_PASSWORD.matcher(text(entry.value())).matches())
        .forEach(this::url);
  }

  private void secret(YamlTree.Entry secret) {
    switch (secret.value()) {
      case YamlTree.Mapping block -> block.entries().forEach(entry -> speltOut(secret, entry));
      case YamlTree.Sequence list -> fault(list.span(), secret);
      case YamlTree.Scalar scalar -> {
        if (isWritten(scalar)) {
          fault(scalar.span(), secret);
        }
      }
    }
  }

  /** The span begins at the key, so that it is not also called unknown. */
  private void speltOut(YamlTree.Entry secret, YamlTree.Entry entry) {
    if (SPELT_OUT.contains(entry.key().text())) {
      Span key = entry.key().span();
      Span value = entry.value().span();
      fault(
          new Span(key.source(), key.line(), key.column(), value.endLine(), value.endColumn()),
          secret);
    }
  }

  private void fault(Span place, YamlTree.Entry secret) {
    problems.add(
        Rule.SECRET
            .error(place, "`%s` is written out".formatted(secret.key().text()))
            .label("hidden here, and plain in the file")
            .hint(hint(text(secret.value()))));
  }

  private void url(YamlTree.Entry url) {
    problems.add(
        Rule.SECRET
            .error(
                url.value().span(), "the address `%s` has a password".formatted(url.key().text()))
            .label("hidden here, and plain in the file")
            .hint(
                "take it out, and send it as a header: `Authorization: \"Bearer {{secrets.x}}\"`"));
  }

  private static String hint(String text) {
    Matcher variable = VARIABLE.matcher(text);
    if (variable.matches()) {
      return "write `{ env: %s }`".formatted(variable.group(1));
    }
    Matcher template = TEMPLATE.matcher(text);
    if (template.matches()) {
      return "write `{ secret: %s }`".formatted(template.group(1));
    }
    return "say where it is: `{ env: NAME }`, `{ file: path }` or `{ command: [program] }`;"
        + " who could read this file knows it, so change it";
  }

  private static boolean isWritten(YamlTree value) {
    return value instanceof YamlTree.Scalar scalar && scalar.value().isPresent();
  }

  private static String text(YamlTree value) {
    return value instanceof YamlTree.Scalar scalar ? scalar.text() : "";
  }
}
