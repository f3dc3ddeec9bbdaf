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
 * The switches over types of one class. Each becomes a private method that asks {@code instanceof}
 * in order and returns the number of the first case at or after the one to start with, -1 for null:
 * what {@link java.lang.runtime.SwitchBootstraps#typeSwitch} says. Switches with other labels stay
 * as they are.
 */
final class PatternSwitches {
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

  private record Switch(String name, MethodTypeDesc type, List<ClassDesc> cases) {}

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
        || !bootstrap.methodName().equals("typeSwitch")
        || !call.bootstrapArgs().stream().allMatch(PatternSwitches::isClass)) {
      return false;
    }
    List<ClassDesc> cases = call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList();
    Switch found = new Switch("typeSwitch$" + switches.size(), call.typeSymbol(), cases);
    switches.add(found);
    code.invokestatic(self, found.name(), found.type(), inInterface);
    return true;
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
          code -> writeBody(code, each.cases()));
    }
  }

  private static void writeBody(CodeBuilder code, List<ClassDesc> cases) {
    Label given = code.newLabel();
    code.aload(0).ifnonnull(given).iconst_m1().ireturn().labelBinding(given);
    for (int index = 0; index < cases.size(); index++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(index).if_icmpgt(next);
      code.aload(0).instanceOf(cases.get(index)).ifeq(next);
      code.loadConstant(index).ireturn().labelBinding(next);
    }
    code.loadConstant(cases.size()).ireturn();
  }
}
