package dev.playbook.core.expression;

import dev.playbook.core.expression.ValueType.Simple;
import dev.playbook.core.expression.syntax.Extent;
import dev.playbook.core.expression.syntax.Node;
import dev.playbook.core.expression.syntax.Operator;
import dev.playbook.core.expression.syntax.Quantifier;
import dev.playbook.core.expression.value.Function;
import dev.playbook.core.expression.value.Functions;
import dev.playbook.core.expression.value.Kinds;
import dev.playbook.core.expression.value.OperatorTypes;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.scalar.ScalarPlaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the kind of every piece of an expression, and what does not go together. A piece with a
 * fault counts as any kind, so that one slip gives one diagnostic.
 */
final class Checker {
  private final Complaints complaints;
  private final Map<String, ValueType> names;
  private final List<Diagnostic> found;

  Checker(String text, ScalarPlaces places, ValueType.Fields names) {
    this(new Complaints(text, places), names.names(), new ArrayList<>());
  }

  private Checker(Complaints complaints, Map<String, ValueType> names, List<Diagnostic> found) {
    this.complaints = complaints;
    this.names = names;
    this.found = found;
  }

  List<Diagnostic> check(Node root, Simple wanted) {
    ValueType type = typeOf(root);
    if (found.isEmpty() && !Kinds.fits(type, wanted)) {
      found.add(complaints.wrongResult(root, type, wanted));
    }
    return List.copyOf(found);
  }

  ValueType typeOf(Node node) {
    return switch (node) {
      case Node.Literal(Object value, _) -> Kinds.of(value);
      case Node.Name name -> named(name);
      case Node.Field field ->
          member(field.operand(), typeOf(field.operand()), field.name(), field.nameExtent());
      case Node.Index index -> index(index);
      case Node.Prefix prefix -> prefix(prefix);
      case Node.Infix infix -> infix(infix);
      case Node.Choice choice -> choice(choice);
      case Node.Items items -> new ValueType.ListOf(common(items.items()));
      case Node.Entries entries -> entries(entries);
      case Node.Has has -> has(has);
      case Node.Each each -> each(each);
      case Node.Call call -> call(call);
    };
  }

  private ValueType named(Node.Name node) {
    ValueType type = names.get(node.name());
    return type == null ? fault(complaints.unknownName(node, names)) : type;
  }

  private ValueType member(Node holder, ValueType type, String name, Extent nameExtent) {
    return switch (type) {
      case Simple simple when simple == Simple.ANY -> Simple.ANY;
      case ValueType.MapOf(ValueType value) -> value;
      case ValueType.Fields(Map<String, ValueType> fields) -> {
        ValueType field = fields.get(name);
        yield field == null
            ? fault(complaints.unknownField(holder, name, nameExtent, fields.keySet()))
            : field;
      }
      case Simple _, ValueType.ListOf _ ->
          fault(complaints.hasNoFields(holder, type, name, nameExtent));
    };
  }

  private ValueType index(Node.Index node) {
    ValueType holder = typeOf(node.operand());
    ValueType index = typeOf(node.index());
    if (Kinds.isBlock(holder) && node.index() instanceof Node.Literal(String name, Extent place)) {
      return member(node.operand(), holder, name, place);
    }
    return switch (holder) {
      case Simple simple when simple == Simple.ANY -> Simple.ANY;
      case ValueType.ListOf(ValueType element) ->
          Kinds.fits(index, Simple.INTEGER)
              ? element
              : fault(complaints.wrongIndex(node.index(), index, "a whole number"));
      case ValueType.MapOf _, ValueType.Fields _ ->
          Kinds.fits(index, Simple.TEXT)
              ? anyOf(holder)
              : fault(complaints.wrongIndex(node.index(), index, "a name in quotes"));
      case Simple _ -> fault(complaints.hasNoElements(node.operand(), holder));
    };
  }

  private static ValueType anyOf(ValueType block) {
    return block instanceof ValueType.MapOf(ValueType value) ? value : Simple.ANY;
  }

  private ValueType prefix(Node.Prefix node) {
    ValueType operand = typeOf(node.operand());
    return OperatorTypes.of(node.operator(), operand)
        .orElseGet(() -> fault(complaints.wrongOperand(node, operand)));
  }

  private ValueType infix(Node.Infix node) {
    return switch (node.operator()) {
      case AND, OR -> conditions(node);
      case EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          IN,
          PLUS,
          MINUS,
          TIMES,
          DIVIDED_BY,
          MODULO,
          NOT,
          NEGATED ->
          operands(node);
    };
  }

  private ValueType conditions(Node.Infix node) {
    condition(node.left());
    condition(node.right());
    return Simple.BOOLEAN;
  }

  private void condition(Node node) {
    ValueType type = typeOf(node);
    if (!Kinds.fits(type, Simple.BOOLEAN)) {
      found.add(complaints.notACondition(node, type));
    }
  }

  private ValueType operands(Node.Infix node) {
    int before = found.size();
    ValueType left = typeOf(node.left());
    boolean hyphen = node.operator() == Operator.MINUS && found.size() > before;
    ValueType right = hyphen ? Simple.ANY : typeOf(node.right());
    return OperatorTypes.of(node.operator(), left, right)
        .orElseGet(() -> fault(complaints.wrongOperands(node, left, right)));
  }

  private ValueType choice(Node.Choice node) {
    condition(node.condition());
    return Kinds.join(typeOf(node.yes()), typeOf(node.no()));
  }

  private ValueType common(List<Node> nodes) {
    return nodes.stream().map(this::typeOf).reduce(Kinds::join).orElse(Simple.ANY);
  }

  private ValueType entries(Node.Entries node) {
    for (Node key : node.keys()) {
      ValueType type = typeOf(key);
      if (!Kinds.fits(type, Simple.TEXT)) {
        found.add(complaints.wrongIndex(key, type, "a name in quotes"));
      }
    }
    return new ValueType.MapOf(common(node.values()));
  }

  private ValueType has(Node.Has node) {
    ValueType holder = typeOf(node.field().operand());
    if (!Kinds.isBlock(holder) && holder != Simple.ANY) {
      Node.Field field = node.field();
      found.add(complaints.hasNoFields(field.operand(), holder, field.name(), field.nameExtent()));
    }
    return Simple.BOOLEAN;
  }

  private ValueType each(Node.Each node) {
    ValueType range = typeOf(node.range());
    ValueType element =
        switch (range) {
          case Simple simple when simple == Simple.ANY -> Simple.ANY;
          case ValueType.ListOf(ValueType own) -> own;
          case ValueType.Fields _, ValueType.MapOf _ -> Simple.TEXT;
          case Simple _ -> fault(complaints.hasNoElements(node.range(), range));
        };
    ValueType body = seeing(node.variable(), element).typeOf(node.body());
    if (node.quantifier() == Quantifier.MAP) {
      return new ValueType.ListOf(body);
    }
    if (!Kinds.fits(body, Simple.BOOLEAN)) {
      found.add(complaints.notACondition(node.body(), body));
    }
    return node.quantifier() == Quantifier.FILTER ? new ValueType.ListOf(element) : Simple.BOOLEAN;
  }

  private Checker seeing(String variable, ValueType element) {
    Map<String, ValueType> more = new HashMap<>(names);
    more.put(variable, element);
    return new Checker(complaints, more, found);
  }

  private ValueType call(Node.Call node) {
    List<ValueType> arguments = node.arguments().stream().map(this::typeOf).toList();
    List<Function> candidates = Functions.named(node.function(), node.method());
    if (candidates.isEmpty()) {
      return fault(complaints.unknownFunction(node));
    }
    Optional<ValueType> result =
        candidates.stream()
            .filter(candidate -> candidate.accepts(arguments))
            .map(Function::result)
            .findFirst();
    return result.orElseGet(() -> fault(complaints.wrongArguments(node, arguments, candidates)));
  }

  private ValueType fault(Diagnostic diagnostic) {
    found.add(diagnostic);
    return Simple.ANY;
  }
}
