package dev.playbook.prelink;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * The pattern switches of one class. Each becomes a private method that tries the cases in order
 * and returns the number of the first that fits, at or after the one to start with, and -1 for
 * null: what {@link java.lang.runtime.SwitchBootstraps} says. Switches with other labels stay.
 */
final class PatternSwitches {
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

  private record Switch(String name, MethodTypeDesc type, List<ConstantDesc> cases) {}

  private final ClassDesc self;
  private final boolean inInterface;
  private final List<Switch> switches = new ArrayList<>();

  PatternSwitches(ClassDesc self, boolean inInterface) {
    this.self = self;
    this.inInterface = inInterface;
  }

  /** Writes a call of the method instead, if the call site is such a switch. */
  boolean replace(InvokeDynamicInstruction call, CodeBuilder code) {
    DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
    if (!bootstrap.owner().equals(BOOTSTRAPS)
        || !canWrite(bootstrap.methodName(), call.bootstrapArgs())) {
      return false;
    }
    String name = bootstrap.methodName() + "$" + switches.size();
    Switch found = new Switch(name, call.typeSymbol(), call.bootstrapArgs());
    switches.add(found);
    code.invokestatic(self, found.name(), found.type(), inInterface);
    return true;
  }

  private static boolean canWrite(String kind, List<ConstantDesc> cases) {
    return switch (kind) {
      case "typeSwitch" -> cases.stream().allMatch(PatternSwitches::isClass);
      case "enumSwitch" ->
          cases.stream().allMatch(label -> label instanceof String || isClass(label));
      default -> false;
    };
  }

  private static boolean isClass(ConstantDesc label) {
    return label instanceof ClassDesc type && !type.isPrimitive();
  }

  /** Adds the methods that {@link #replace} called. */
  void writeMethods(ClassBuilder type) {
    for (Switch each : switches) {
      type.withMethodBody(
          each.name(),
          each.type(),
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          code -> writeBody(code, each.type().parameterType(0), each.cases()));
    }
  }

  private static void writeBody(CodeBuilder code, ClassDesc target, List<ConstantDesc> cases) {
    Label given = code.newLabel();
    code.aload(0).ifnonnull(given).iconst_m1().ireturn().labelBinding(given);
    for (int index = 0; index < cases.size(); index++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(index).if_icmpgt(next);
      leaveWhenOther(code, target, cases.get(index), next);
      code.loadConstant(index).ireturn().labelBinding(next);
    }
    code.loadConstant(cases.size()).ireturn();
  }

  /** A text is the name of a constant of the enum that is switched over. */
  private static void leaveWhenOther(
      CodeBuilder code, ClassDesc target, ConstantDesc label, Label next) {
    if (label instanceof ClassDesc type) {
      code.aload(0).instanceOf(type).ifeq(next);
    } else {
      code.aload(0).getstatic(target, (String) label, target).if_acmpne(next);
    }
  }
}
