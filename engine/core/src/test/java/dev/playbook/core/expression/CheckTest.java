package dev.playbook.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.expression.syntax.Extent;
import dev.playbook.core.expression.syntax.Parsed;
import dev.playbook.core.expression.syntax.Syntax;
import dev.playbook.core.source.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inputs.scope in ['all', 'index']",
        "steps['restore-file'].changed",
        "steps['restore-file'].result.status == 200",
        "result.rows[0].n == 1",
        "result.rows.all(row, row.n > 0 && row.ok == 1)",
        "result.duration > 200ms || result.duration > 2 * 1h30m",
        "result.duration >= 90% * 5m",
        "result.matched >= 0.9 * result.total",
        "result.matched == 2.0",
        "result.json.anything[0].at.all == 'x'",
        "inputs['max-rows'] < 1GB",
        "result.body.contains('ok') && !result.body.matches('^a+$')",
        "size(result.lines) == result.lines.size()",
        "result.lines.map(line, line.size()).exists(n, n > 3)",
        "has(result.json.rows) ? result.json.rows == [] : true",
        "result.json == null",
        "result.lines.join(',').lowerAscii().trim().startsWith('a')",
        "target.urls.mem0 != ''",
        "(result.status + 1) % 2 == 0 // a comment"
      })
  void acceptsWhatGoesTogether(String expression) {
    assertThat(Written.faults(expression, ValueType.Simple.BOOLEAN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      value = {
        "result.rows[0].ok == '1' => PB0302 21-24 cannot compare a number with text | write `result.rows[0].ok == 1`, without quotes",
        "['2'][0] == '2' && ('200' != result.status) => PB0302 20-25 cannot compare text with a number | write `(200 != result.status)`, without quotes",
        "result.duration > 200 => PB0302 18-21 cannot compare a duration with a number | give the number a unit, for example `200ms` or `200s`",
        "result.duration > '5m' => PB0302 18-22 cannot compare a duration with text | write `result.duration > 5m`, without quotes",
        "result.ok == 'true' => PB0302 13-19 cannot compare true or false with text | write `result.ok == true`, without quotes",
        "inputs.scope == 5 => PB0302 16-17 cannot compare text with a number | write `inputs.scope == '5'`, in quotes",
        "result.lines < result.lines => PB0302 15-27 `<` has no meaning for a list",
        "inputs.lists in ['a'] => PB0302 0-12 cannot look for a number in a list",
        "(inputs.scope + 1) == 'a' => PB0302 16-17 `+` cannot stand between text and a number | write `(inputs.scope + '1')`, in quotes",
        "!result.status => PB0302 1-14 `!` cannot stand before a number",
        "result.status && true => PB0302 0-13 this must be true or false",
        "result.body.size == 3 => PB0302 12-16 `result.body` is text and has no `size` | write `size()`",
        "result.status[0] == 1 => PB0302 0-13 `result.status` is a number and has no elements",
        "result.lines['a'] == 'b' => PB0302 13-16 this must be a whole number",
        "result.lines.all(l, l.size()) => PB0302 20-28 this must be true or false",
        "result.body.contains(3) => PB0302 0-23 `contains` cannot work on text and a number | it works on text and text",
        "inptus.scope == 'all' => PB0303 0-6 unknown name `inptus` | did you mean `inputs`?",
        "inputs.scop == 'all' => PB0303 7-11 `inputs` has no `scop` | did you mean `scope`?",
        "target.urls.mem1 == '' => PB0303 12-16 `target.urls` has no `mem1` | did you mean `mem0`?",
        "inputs.max-rows > 3 => PB0303 7-10 `inputs` has no `max` | write `inputs['max-rows']`",
        "result.body.containz('x') => PB0303 12-20 unknown function `containz` | did you mean `contains`?",
        "lowerAscii(result.body) == '' => PB0303 0-10 unknown function `lowerAscii` | write `….lowerAscii()`",
        "steps['restore-flie'].changed => PB0402 6-20 unknown step `restore-flie` | did you mean `restore-file`?",
        "steps.restore-file.changed => PB0402 6-13 unknown step `restore` | write `steps['restore-file']`",
        "result.status => PB0304 0-13 this must be true or false",
        "result.status = 200 => PB0301 14-15 `=` is no operator | write `==`",
        "result.ok and true => PB0301 10-13 `and` is not expected here | write `&&`",
        "(result.ok => PB0301 0-1 `(` is never closed",
        "result.ok) => PB0301 9-10 `)` closes nothing",
        "result.status == => PB0301 16-16 the expression ends too early",
        "result.duration > 1.5h => PB0301 18-22 `1.5h` is neither a number nor a duration nor a size | write `1h30m`",
        "inputs.scope == 'all => PB0301 16-20 the text that starts here has no end | write ' at its end",
        "result.null == 3 => PB0301 7-11 `null` is not expected here",
        "null(3) == 3 => PB0301 4-5 `(` is not expected here",
        "if == 3 => PB0301 0-2 `if` is a reserved word of CEL",
        "result.body == 'a\\d' => PB0301 17-19 `\\d` stands for nothing | write `\\\\` for a backslash, or r'…' for a text without escapes",
        "result.body == b'a' => PB0301 15-19 bytes cannot be written here | write a text, without `b`",
        "result.status == 9223372036854775808 => PB0301 17-36 `9223372036854775808` is not a number of 64 bits",
        "result.p95 < .5 => PB0301 13-14 `.` is not expected here | write `0.5`, not `.5`",
        "result.ok ? true => PB0301 16-16 the expression ends too early",
        "result.ok # yes => PB0301 10-11 `#` is not expected here | a comment begins with `//`",
        "has(result) => PB0301 0-11 `has` asks for a field | write for example `has(result.json)`",
        "(''.getClass() == '') => PB0303 4-12 unknown function `getClass`",
        "['😀'] == ['x'] && result.status == 'x' => PB0302 35-38 cannot compare a number with text"
      })
  void saysWhatIsWrongAtItsPlace(String expression, String fault) {
    assertThat(Written.faults(expression, ValueType.Simple.BOOLEAN)).containsExactly(fault);
  }

  @Test
  void refusesALineBreakInAText() {
    assertThat(Syntax.parse("result.body == 'a\nb'"))
        .isEqualTo(
            new Parsed.Broken(
                new Extent(15, 17), "the text that starts here has no end", "write ' at its end"));
  }

  @Test
  void pointsAtBothOperands() {
    Diagnostic fault =
        Expressions.check(
                Written.plain("result.status == 200 && result.rows[0].ok == '1'"),
                Written.NAMES,
                ValueType.Simple.BOOLEAN)
            .getFirst();
    assertThat(fault.label()).isEqualTo("text");
    assertThat(fault.related()).hasSize(1);
    assertThat(fault.related().getFirst().label()).isEqualTo("number");
    assertThat(fault.related().getFirst().span().column()).isEqualTo(11 + 24);
    assertThat(fault.related().getFirst().span().endColumn()).isEqualTo(11 + 41);
  }

  @Test
  void reportsEveryFaultOfAnExpressionOnce() {
    assertThat(
            Written.faults(
                "inptus.a.b == 1 && result.stauts > 'x' && result.ok == 1",
                ValueType.Simple.BOOLEAN))
        .extracting(fault -> fault.substring(0, 6))
        .containsExactly("PB0303", "PB0303", "PB0302");
  }

  @ParameterizedTest
  @CsvSource({
    "result.matched, INTEGER",
    "result.matched * 1.0, NUMBER",
    "2 * result.duration, DURATION",
    "result.duration / 2, DURATION",
    "result.duration / 5m, NUMBER",
    "result.json.x, ANY",
    "result.ok ? 1 : 2.5, NUMBER",
    "result.lines.join(), TEXT",
    "result.lines[0] == 'x', BOOLEAN"
  })
  void knowsTheKindOfAValue(String expression, ValueType.Simple type) {
    assertThat(Expressions.typeOf(Written.plain(expression), Written.NAMES)).isEqualTo(type);
    assertThat(Written.faults(expression, type)).isEmpty();
  }

  @Test
  void knowsTheFieldsOfAListedBlock() {
    assertThat(Written.faults("result.rows.filter(r, r.nn == 1) == []", ValueType.Simple.BOOLEAN))
        .containsExactly("PB0303 24-26 `r` has no `nn` | did you mean `n`?");
  }
}
