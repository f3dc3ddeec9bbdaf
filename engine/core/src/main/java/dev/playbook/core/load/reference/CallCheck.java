package dev.playbook.core.load.reference;

import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.tree.Pack;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.DidYouMean;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.template.Escaping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what a call gives to the playbook it calls. */
final class CallCheck {
  private final Pack caller;
  private final Diagnostics problems;

  CallCheck(Pack caller, Diagnostics problems) {
    this.caller = caller;
    this.problems = problems;
  }

  void check(Block call, Names names) {
    List<YamlTree.Entry> given =
        call.block("with").map(with -> with.entries("inputs")).orElse(List.of());
    for (YamlTree.Entry entry : given) {
      if (entry.value() instanceof YamlTree.Scalar scalar) {
        names.checkTemplate(scalar, Map.of(), Escaping.TEXT);
      }
    }
    caller.called(call).ifPresent(callee -> check(call, given, callee.root()));
  }

  private void check(Block call, List<YamlTree.Entry> given, Block callee) {
    Set<String> known =
        callee.entries("inputs").stream()
            .map(entry -> entry.key().text())
            .collect(Collectors.toSet());
    for (YamlTree.Entry entry : given) {
      String name = entry.key().text();
      if (!known.contains(name)) {
        problems.add(
            Rule.CALL_INPUT
                .error(entry.key().span(), "the called playbook has no input `%s`".formatted(name))
                .hint(DidYouMean.among(known, name)));
      }
    }
    Set<String> names = given.stream().map(entry -> entry.key().text()).collect(Collectors.toSet());
    callee.entries("inputs").stream()
        .filter(input -> isRequired(input) && !names.contains(input.key().text()))
        .forEach(input -> missing(call, input.key()));
    checkLock(call, callee);
  }

  private void missing(Block call, YamlTree.Scalar input) {
    Pack.callee(call)
        .ifPresent(
            callee ->
                problems.add(
                    Rule.CALL_INPUT
                        .error(
                            callee.span(),
                            "the called playbook needs the input `%s`".formatted(input.text()))
                        .relating(input.span(), "it has no default")
                        .hint("give it under `inputs`")));
  }

  private static boolean isRequired(YamlTree.Entry input) {
    return input.value() instanceof YamlTree.Mapping mapping && !new Block(mapping).has("default");
  }

  /** A call holds the lock of its caller only. */
  private void checkLock(Block call, Block callee) {
    Optional<String> own = lock(caller.root());
    callee
        .scalar("lock")
        .filter(lock -> own.isPresent() && !own.get().equals(lock.text()))
        .ifPresent(
            lock ->
                Pack.callee(call)
                    .ifPresent(
                        name ->
                            problems.add(
                                Rule.COMBINATION
                                    .warning(
                                        name.span(),
                                        "a run of `%s` could go on at the same time"
                                            .formatted(name.text()))
                                    .relating(lock.span(), "it has another lock")
                                    .hint("write `lock: %s` here too".formatted(lock.text())))));
  }

  private static Optional<String> lock(Block playbook) {
    return playbook.text("lock").or(() -> playbook.text("id"));
  }
}
