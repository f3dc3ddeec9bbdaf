package dev.playbook.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.playbook.core.expression.Expressions.Evaluation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where our language is CEL's, it says what Google's checker and runtime say. */
class CelAgreementTest {
  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
  private static final Cel CEL =
      CelFactory.plannerCelBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addCompilerLibraries(CelExtensions.strings())
          .addRuntimeLibraries(CelExtensions.strings())
          .addVar("text", SimpleType.STRING)
          .addVar("whole", SimpleType.INT)
          .addVar("part", SimpleType.DOUBLE)
          .addVar("yes", SimpleType.BOOL)
          .addVar("took", SimpleType.DURATION)
          .addVar("any", SimpleType.DYN)
          .addVar("list", ListType.create(SimpleType.INT))
          .addVar("block", MapType.create(SimpleType.STRING, SimpleType.INT))
          .build();
  private static final ValueType.Fields NAMES =
      new ValueType.Fields(
          Map.of(
              "text", ValueType.Simple.TEXT,
              "whole", ValueType.Simple.INTEGER,
              "part", ValueType.Simple.NUMBER,
              "yes", ValueType.Simple.BOOLEAN,
              "took", ValueType.Simple.DURATION,
              "any", ValueType.Simple.ANY,
              "list", new ValueType.ListOf(ValueType.Simple.INTEGER),
              "block", new ValueType.MapOf(ValueType.Simple.INTEGER)));
  private static final Map<String, Object> VALUES =
      Map.of(
          "text",
          "Ünï 😀 abc",
          "whole",
          7L,
          "part",
          2.5,
          "yes",
          true,
          "took",
          Duration.ofMillis(90_061_234),
          "any",
          "dynamic",
          "list",
          List.of(3L, 1L, 2L),
          "block",
          Map.of("a", 1L, "b", 2L));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 2 * 3 - 4 / 3 % 2",
        "-7 / 2",
        "-7 % 3",
        "7 / -2",
        "-whole + -(-3)",
        "2.5 * 2.0 - 1.0 / 4.0",
        "1.0 / 0.0 > 1e300",
        "1e3 == 1000.0",
        "0x1F == 31",
        "whole < part || whole > part",
        "1 <= 1.0 && 1.5 >= 1",
        "'a' < 'b' && 'B' < 'a' && 'é' > 'z'",
        "false < true",
        "!yes || !!yes",
        "yes ? 'a' : 'b'",
        "false ? 1 : true ? 2 : 3",
        "true || false && false",
        "text == text && text != 'x'",
        "'a' + \"b\" + '''c''' + r'\\d'",
        "'tab\\tnew\\n\\x41\\101\\u00e9'",
        "[1, 2] + [3] == [1, 2, 3]",
        "list[0] + list[2]",
        "2 in list && !(5 in list)",
        "'a' in block && !('z' in block)",
        "block.a + block['b']",
        "{'x': [1, {'y': true}]}['x'][0] == 1",
        "[] == [] && {} == {}",
        "[1, 2] != [2, 1]",
        "list == [3, 1, 2]",
        "size(text) + text.size()",
        "size(list) + list.size() + size(block)",
        "list.all(n, n > 0)",
        "list.all(n, n > 1)",
        "list.exists(n, n == 2)",
        "list.exists_one(n, n > 2)",
        "list.filter(n, n > 1)",
        "list.map(n, n * 2)",
        "list.map(n, n > 1, n * 2)",
        "block.all(key, block[key] > 0)",
        "[].all(n, n > 0) && ![].exists(n, n > 0)",
        "[1, 0].exists(n, 1 / n == 1)",
        "[0, 1].all(n, 1 / n == 2)",
        "has(block.a) && !has(block.zz)",
        "text.contains('abc') && text.startsWith('Ü') && text.endsWith('c')",
        "text.matches('[a-c]{3}$')",
        "matches(text, '^x')",
        "text.charAt(4)",
        "text.charAt(9)",
        "text.indexOf('a') + text.lastIndexOf('zz')",
        "text.lowerAscii() + text.upperAscii()",
        "'  a b '.trim()",
        "text.replace('abc', 'x')",
        "'a,b,,c'.split(',')",
        "'abc'.split('')",
        "text.substring(4) + text.substring(0, 3)",
        "['a', 'b'].join('-') + ['a', 'b'].join()",
        "'añ😀'.reverse()",
        "int('42') + int(2.9) + int(-2.9)",
        "double('1.5') + double(2)",
        "string(42) + string(2.5) + string(true) + string('x')",
        "bool('true') && !bool('f')",
        "took > took - took",
        "took + took == took + took",
        "took.getHours() + took.getMinutes() + took.getSeconds() + took.getMilliseconds()",
        "any == 'dynamic' && any != 3",
        "any.contains('dyn')",
        "null == null",
        "false && 1 / 0 == 1",
        "1 / 0 == 1 || true",
        "1 // comment\n + 2"
      })
  void givesTheValueThatCelGives(String expression) throws Exception {
    Object theirs = CEL.createProgram(CEL.compile(expression).getAst()).eval(VALUES);
    assertThat(Expressions.check(Written.plain(expression), NAMES, ValueType.Simple.ANY)).isEmpty();
    assertThat(Expressions.evaluate(Written.plain(expression), new Scope(VALUES)))
        .isEqualTo(new Evaluation.Value(theirs));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text == 1",
        "text < whole",
        "text + whole",
        "text - text",
        "text * whole",
        "yes + yes",
        "yes && whole",
        "!text",
        "-text",
        "-yes",
        "whole % 2.0",
        "list < list",
        "took == whole",
        "took + whole",
        "whole in text",
        "text in list",
        "list['a']",
        "whole.foo",
        "whole[0]",
        "unknown",
        "text.unknown()",
        "unknown(text)",
        "size(whole)",
        "text.contains(1)",
        "list.all(n, n)",
        "list.map(n, unknown)",
        "whole.all(n, true)",
        "whole ? 1 : 2",
        "text.substring('a')",
        "['a'] == [1]",
        "has(whole.a)"
      })
  void refusesWhatCelRefuses(String expression) {
    assertThat(CEL.compile(expression).hasError()).isTrue();
    assertThat(Expressions.check(Written.plain(expression), NAMES, ValueType.Simple.ANY))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list[9] == 1",
        "block['zz'] == 1",
        "1 / 0 == 1",
        "1 % 0 == 1",
        "9223372036854775807 + 1 == 0",
        "-9223372036854775807 - 2 == 0",
        "9223372036854775807 * 2 == 0",
        "-9223372036854775808 / -1 == 0",
        "int('x') == 1",
        "int(1e30) == 1",
        "double('x') == 1.0",
        "bool('x')",
        "any > 3",
        "any.foo == 1",
        "any + 1 == 2",
        "text.charAt(99) == ''",
        "text.substring(5, 2) == ''",
        "true && 1 / 0 == 1",
        "[1, 0].all(n, 1 / n == 1)",
        "[1, 0].map(n, 1 / n) == []",
        "text.matches('(')"
      })
  void hasNoValueWhereCelHasNone(String expression) throws Exception {
    assertThat(failsInCel(expression)).isTrue();
    assertThat(Expressions.evaluate(Written.plain(expression), new Scope(VALUES)))
        .isInstanceOf(Evaluation.Failed.class);
  }

  private static boolean failsInCel(String expression) throws CelValidationException {
    try {
      CEL.createProgram(CEL.compile(expression).getAst()).eval(VALUES);
      return false;
    } catch (CelEvaluationException _) {
      return true;
    }
  }
}
