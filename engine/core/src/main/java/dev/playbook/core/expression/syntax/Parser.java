package dev.playbook.core.expression.syntax;

import dev.playbook.core.expression.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the tree by recursive descent; precedence climbing for what stands between values. */
final class Parser {
  private static final int DEEPEST = 250;
  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private static final Set<String> KEYWORDS = Set.of("true", "false", "null", "in");

  private final Words words;
  private int depth;

  Parser(Words words) {
    this.words = words;
  }

  Node whole() {
    Node node = expression();
    if (words.peek().kind() != Kind.END) {
      throw words.unexpected(words.peek());
    }
    return node;
  }

  private Node expression() {
    descend();
    Node condition = infix(Operator.LOOSEST);
    if (words.take("?")) {
      Node yes = infix(Operator.LOOSEST);
      words.expect(":");
      Node no = expression();
      condition = new Node.Choice(condition, yes, no, condition.extent().to(no.extent()));
    }
    depth--;
    return condition;
  }

  private Node infix(int loosest) {
    Node left = prefix();
    int outer = depth;
    for (Optional<Operator> next = operator(loosest); next.isPresent(); next = operator(loosest)) {
      descend();
      words.next();
      Node right = infix(next.get().precedence() + 1);
      left = new Node.Infix(next.get(), left, right, left.extent().to(right.extent()));
    }
    depth = outer;
    return left;
  }

  private Optional<Operator> operator(int loosest) {
    Kind kind = words.peek().kind();
    return kind == Kind.SIGN || kind == Kind.NAME
        ? Operator.between(words.of(words.peek())).filter(found -> found.precedence() >= loosest)
        : Optional.empty();
  }

  private Node prefix() {
    if (!words.isNext("!") && !words.isNext("-")) {
      return member();
    }
    Token sign = words.next();
    Operator operator = words.of(sign).equals("!") ? Operator.NOT : Operator.NEGATED;
    if (operator == Operator.NEGATED && words.peek().kind() == Kind.NUMBER) {
      return members(number("-", sign.extent().to(words.peek().extent())));
    }
    descend();
    Node operand = prefix();
    depth--;
    return new Node.Prefix(operator, operand, sign.extent().to(operand.extent()));
  }

  private Node member() {
    return members(primary());
  }

  private Node members(Node first) {
    Node node = first;
    int outer = depth;
    while (words.isNext(".") || words.isNext("[")) {
      descend();
      node = words.take(".") ? field(node) : index(node);
    }
    depth = outer;
    return node;
  }

  private Node index(Node operand) {
    words.expect("[");
    Node index = expression();
    Token close = words.expect("]");
    return new Node.Index(operand, index, operand.extent().to(close.extent()));
  }

  private Node field(Node operand) {
    Token name = words.next();
    if (name.kind() != Kind.NAME || KEYWORDS.contains(words.of(name))) {
      throw words.unexpected(name);
    }
    if (words.isNext("(")) {
      return call(name, Optional.of(operand));
    }
    String plain = words.of(name).replace("`", "");
    return new Node.Field(operand, plain, name.extent(), operand.extent().to(name.extent()));
  }

  private Node call(Token name, Optional<Node> target) {
    List<Node> arguments = new ArrayList<>(target.stream().toList());
    words.expect("(");
    if (!words.isNext(")")) {
      do {
        arguments.add(expression());
      } while (words.take(","));
    }
    Extent call = name.extent().to(words.expect(")").extent());
    Extent whole = target.map(before -> before.extent().to(call)).orElse(call);
    return new Macros(name.extent(), whole).expand(words.of(name), target.isPresent(), arguments);
  }

  private Node primary() {
    Token token = words.peek();
    return switch (token.kind()) {
      case NUMBER -> number("", token.extent());
      case LITERAL -> new Node.Literal(words.next().value(), token.extent());
      case NAME -> name(words.next());
      case SIGN -> enclosed();
      case END -> throw words.unexpected(token);
    };
  }

  private Node number(String sign, Extent extent) {
    Token digits = words.next();
    return new Node.Literal(PlainNumber.value(sign + words.of(digits), extent), extent);
  }

  private Node name(Token token) {
    String word = words.of(token);
    if (RESERVED.contains(word)) {
      throw new SyntaxFault(token.extent(), "`" + word + "` is a reserved word of CEL", "");
    }
    if (word.startsWith("`")) {
      throw words.unexpected(token);
    }
    if (KEYWORDS.contains(word)) {
      return new Node.Literal(constant(word), token.extent());
    }
    return words.isNext("(") ? call(token, Optional.empty()) : new Node.Name(word, token.extent());
  }

  private static @Nullable Boolean constant(String word) {
    return word.equals("null") ? null : Boolean.valueOf(word);
  }

  private Node enclosed() {
    Token open = words.next();
    return switch (words.of(open)) {
      case "(" -> {
        Node inner = expression();
        yield inner.within(open.extent().to(words.expect(")").extent()));
      }
      case "[" -> items(open);
      case "{" -> entries(open);
      default -> throw words.unexpected(open);
    };
  }

  private Node items(Token open) {
    List<Node> items = new ArrayList<>();
    while (!words.isNext("]")) {
      items.add(expression());
      if (!words.take(",")) {
        break;
      }
    }
    return new Node.Items(items, open.extent().to(words.expect("]").extent()));
  }

  private Node entries(Token open) {
    List<Node> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    while (!words.isNext("}")) {
      keys.add(expression());
      words.expect(":");
      values.add(expression());
      if (!words.take(",")) {
        break;
      }
    }
    return new Node.Entries(keys, values, open.extent().to(words.expect("}").extent()));
  }

  private void descend() {
    if (++depth > DEEPEST) {
      Extent place = words.peek().extent();
      throw new SyntaxFault(place, "the expression is nested too deeply", "");
    }
  }
}
