package dev.playbook.core.template;

import dev.playbook.core.expression.Scope;
import java.util.Map;
import java.util.stream.Stream;

/** Values that break out of whatever is not careful. */
final class Payloads {
  private Payloads() {}

  static Stream<String> all() {
    return Stream.of(
        "plain",
        "",
        " two  words ",
        "\"; rm -rf /; \"",
        "'; rm -rf /; '",
        "'\"'\"'",
        "$(touch canary)",
        "`touch canary`",
        "${HOME}",
        "$HOME $1 $$ $?",
        "a\nb\n",
        "a\r\nb",
        "\ttab",
        "-rf",
        "--",
        "\\",
        "a\\",
        "\\'",
        "\\\\'",
        "\\u0027 OR 1=1",
        "\\u005C\\u0027",
        "\\n",
        "'",
        "''",
        "' OR '1'='1",
        "'); DROP TABLE memories; --",
        "$$; DROP TABLE memories; $$",
        "*/ DROP TABLE memories /*",
        "` DETACH DELETE n //",
        "a && b || c; d & e | f > g < h",
        "* ? [a-z] {a,b} ~ !x #y",
        "{{inputs.other}}",
        "}}",
        "%00%0a../../etc/passwd",
        "a/b?c=d&e#f",
        "</script><script>alert(1)</script>",
        "\" onload=\"x",
        "é ü ñ 漢字 😀",
        "\u2028\u2029\u0085\u007f\u0001",
        "\u202e right to left",
        "a".repeat(5_000));
  }

  static Scope with(Object value) {
    return new Scope(Map.of("inputs", Map.of("x", value, "other", "other value")));
  }
}
