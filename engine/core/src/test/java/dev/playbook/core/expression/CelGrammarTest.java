package dev.playbook.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelMap;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.playbook.core.expression.syntax.Node;
import dev.playbook.core.expression.syntax.Parsed;
import dev.playbook.core.expression.syntax.Syntax;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of random words are read, or refused, as Google's parser does it. */
class CelGrammarTest {
  private static final CelParser CEL =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(CelOptions.current().retainRepeatedUnaryOperators(true).build())
          .build();
  private static final String[] OPERANDS = {
    "a",
    "b.c",
    "f(a, 1)",
    "a.g(b)",
    "1",
    "-2",
    "2.5",
    "0x1F",
    "1e3",
    "'t\\n'",
    "r\"\\d\"",
    "[1, a,]",
    "{'k': 1, a: [],}",
    "true",
    "null",
    "(a)",
    "a[0]",
    "-a",
    "!a",
    "!!a",
    "--a",
    "'''x'y'''",
    "\"\\u00e9\\x41\\101\""
  };
  private static final String[] OPERATORS = {
    "+", "-", "*", "/", " % ", "&&", "||", "==", "!=", "<", "<=", ">", ">=", " in "
  };
  private static final String[] WORDS = {
    "a", "y", "1", "2.5", "'t'", "+", "-", "*", "&&", "||", "==", "<", "!", "?", ":", "(", ")", "[",
    "]", "{", "}", ",", ".", " in ", "f(", "true", "null", " "
  };

  static Stream<Integer> seeds() {
    return IntStream.range(0, 40).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void buildsTheTreeThatCelBuilds(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      String text = wellFormed(random, 1 + random.nextInt(6));
      assertThat(ours(text)).as(text).isPresent().isEqualTo(theirs(text));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void refusesTheTextsThatCelRefuses(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      String text =
          random
              .ints(1 + random.nextInt(8), 0, WORDS.length)
              .mapToObj(index -> WORDS[index])
              .collect(Collectors.joining());
      if (!isOursAlone(text)) {
        assertThat(ours(text)).as(text).isEqualTo(theirs(text));
      }
    }
  }

  /** Signs that follow each other may differ here, names that begin with a point may not be. */
  private static boolean isOursAlone(String text) {
    return text.replace(" ", "").matches("(?s).*(!-|-!|(^|[^\\w)\\]}'])\\.).*");
  }

  private static String wellFormed(Random random, int operands) {
    StringBuilder text = new StringBuilder(operand(random));
    for (int index = 1; index < operands; index++) {
      text.append(OPERATORS[random.nextInt(OPERATORS.length)]).append(operand(random));
    }
    return random.nextInt(4) == 0 ? "(" + text + ") ? a : b ? c : " + text : text.toString();
  }

  private static String operand(Random random) {
    return " " + OPERANDS[random.nextInt(OPERANDS.length)];
  }

  private static Optional<String> ours(String text) {
    return Syntax.parse(text) instanceof Parsed.Tree(Node root)
        ? Optional.of(shape(root))
        : Optional.empty();
  }

  private static Optional<String> theirs(String text) {
    try {
      return Optional.of(shape(CEL.parse(text).getAst().getExpr()));
    } catch (CelValidationException _) {
      return Optional.empty();
    }
  }

  private static String shape(Node node) {
    return switch (node) {
      case Node.Literal literal -> written(literal.value());
      case Node.Name name -> name.name();
      case Node.Field field -> shape(field.operand()) + "." + field.name();
      case Node.Index index -> call("_[_]", shapes(List.of(index.operand(), index.index())));
      case Node.Prefix prefix ->
          call(prefix.operator().sign() + "_", shapes(List.of(prefix.operand())));
      case Node.Infix infix -> infix(infix);
      case Node.Choice choice ->
          call("_?_:_", shapes(List.of(choice.condition(), choice.yes(), choice.no())));
      case Node.Items items -> call("list", shapes(items.items()));
      case Node.Entries entries -> call("map", shapes(entries.keys())) + shapes(entries.values());
      case Node.Call call -> call(call.function(), shapes(call.arguments()));
      case Node.Has has -> "has " + shape(has.field());
      case Node.Each each -> each.quantifier() + shape(each.range());
    };
  }

  private static String infix(Node.Infix infix) {
    String sign = infix.operator().sign();
    String name = sign.equals("in") ? "@in" : "_" + sign + "_";
    List<Node> sides = List.of(infix.left(), infix.right());
    return isLogical(name) ? flat(name, shapes(sides)) : call(name, shapes(sides));
  }

  private static String shape(CelExpr node) {
    return switch (node.getKind()) {
      case CONSTANT -> written(value(node.constant()));
      case IDENT -> node.ident().name();
      case SELECT -> shape(node.select().operand()) + "." + node.select().field();
      case CALL -> shape(node.call());
      case LIST ->
          call("list", node.list().elements().stream().map(CelGrammarTest::shape).toList());
      case MAP ->
          call(
                  "map",
                  node.map().entries().stream()
                      .map(CelMap.Entry::key)
                      .map(CelGrammarTest::shape)
                      .toList())
              + node.map().entries().stream()
                  .map(CelMap.Entry::value)
                  .map(CelGrammarTest::shape)
                  .toList();
      default -> throw new AssertionError(node.getKind());
    };
  }

  private static String shape(CelExpr.CelCall call) {
    List<String> arguments =
        Stream.concat(call.target().stream(), call.args().stream())
            .map(CelGrammarTest::shape)
            .toList();
    return isLogical(call.function())
        ? flat(call.function(), arguments)
        : call(call.function(), arguments);
  }

  private static boolean isLogical(String function) {
    return function.equals("_&&_") || function.equals("_||_");
  }

  /** CEL balances chains of conditions, which changes no value. */
  private static String flat(String function, List<String> arguments) {
    return arguments.stream()
        .map(argument -> inner(function, argument))
        .collect(Collectors.joining(", ", function + "(", ")"));
  }

  private static String inner(String function, String argument) {
    return argument.startsWith(function + "(")
        ? argument.substring(function.length() + 1, argument.length() - 1)
        : argument;
  }

  private static @Nullable Object value(CelConstant constant) {
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> constant.booleanValue();
      case INT64_VALUE -> constant.int64Value();
      case DOUBLE_VALUE -> constant.doubleValue();
      case STRING_VALUE -> constant.stringValue();
      case NULL_VALUE -> null;
      default -> throw new AssertionError(constant.getKind());
    };
  }

  private static String written(@Nullable Object value) {
    return value == null ? "null" : value.getClass().getSimpleName() + "<" + value + ">";
  }

  private static String call(String function, List<String> arguments) {
    return function + "(" + String.join(", ", arguments) + ")";
  }

  private static List<String> shapes(List<Node> nodes) {
    return nodes.stream().map(CelGrammarTest::shape).toList();
  }
}
