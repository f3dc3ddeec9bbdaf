package dev.playbook.prelink;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * The {@code equals}, {@code hashCode} and {@code toString} that a record gets from the compiler,
 * written out with the results of {@link java.lang.runtime.ObjectMethods}.
 */
final class RecordMethod {
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");

  private record Component(String name, ClassDesc type) {}

  private final ClassDesc self;
  private final List<Component> components;
  private final CodeBuilder code;

  private RecordMethod(ClassDesc self, List<Component> components, CodeBuilder code) {
    this.self = self;
    this.components = components;
    this.code = code;
  }

  /** Writes the method's instructions instead, if the call site is one of a record's methods. */
  static boolean replace(InvokeDynamicInstruction call, ClassDesc self, CodeBuilder code) {
    if (!call.bootstrapMethod().owner().equals(BOOTSTRAPS)) {
      return false;
    }
    List<Component> components =
        call.bootstrapArgs().stream().skip(2).map(RecordMethod::component).toList();
    RecordMethod method = new RecordMethod(self, components, code);
    switch (call.name().stringValue()) {
      case "equals" -> method.writeEquals();
      case "hashCode" -> method.writeHashCode();
      case "toString" -> method.writeToString();
      default -> throw new IllegalStateException("not a method of a record: " + call.name());
    }
    return true;
  }

  private static Component component(Object getter) {
    DirectMethodHandleDesc field = (DirectMethodHandleDesc) getter;
    return new Component(field.methodName(), field.invocationType().returnType());
  }

  /** On the stack: this, other. */
  private void writeEquals() {
    int other = code.allocateLocal(TypeKind.REFERENCE);
    int mine = code.allocateLocal(TypeKind.REFERENCE);
    Label equal = code.newLabel();
    Label different = code.newLabel();
    Label end = code.newLabel();
    code.astore(other).astore(mine);
    code.aload(mine).aload(other).if_acmpeq(equal);
    code.aload(other).instanceOf(self).ifeq(different);
    for (Component component : components) {
      load(mine, component);
      code.aload(other).checkcast(self);
      code.getfield(self, component.name(), component.type());
      leaveWhenDifferent(component.type(), different);
    }
    code.labelBinding(equal).iconst_1().goto_(end);
    code.labelBinding(different).iconst_0().labelBinding(end);
  }

  private void leaveWhenDifferent(ClassDesc type, Label different) {
    switch (TypeKind.from(type)) {
      case REFERENCE ->
          code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
              .ifeq(different);
      case LONG -> code.lcmp().ifne(different);
      case DOUBLE, FLOAT ->
          code.invokestatic(box(type), "compare", MethodTypeDesc.of(CD_int, type, type))
              .ifne(different);
      case INT, SHORT, BYTE, CHAR, BOOLEAN -> code.if_icmpne(different);
      case VOID -> throw new IllegalStateException("no component is void");
    }
  }

  private void writeHashCode() {
    int mine = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(mine).iconst_0();
    for (Component component : components) {
      code.bipush(31).imul();
      load(mine, component);
      ClassDesc type = component.type();
      if (type.isPrimitive()) {
        code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(CD_int, type));
      } else {
        code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
      }
      code.iadd();
    }
  }

  private void writeToString() {
    int mine = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(mine).new_(BUILDER).dup().invokespecial(BUILDER, "<init>", MTD_void);
    append(simpleName() + "[");
    String lead = "";
    for (Component component : components) {
      append(lead + component.name() + "=");
      load(mine, component);
      code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, shown(component.type())));
      lead = ", ";
    }
    append("]");
    code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String));
  }

  private void append(String text) {
    code.loadConstant(text);
    code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, CD_String));
  }

  private void load(int mine, Component component) {
    code.aload(mine).getfield(self, component.name(), component.type());
  }

  private String simpleName() {
    String name = self.displayName();
    return name.substring(name.lastIndexOf('$') + 1);
  }

  /** Returns the parameter of the builder's method that takes a value of the type. */
  private static ClassDesc shown(ClassDesc type) {
    return switch (TypeKind.from(type)) {
      case REFERENCE -> CD_Object;
      case SHORT, BYTE -> CD_int;
      case INT, LONG, DOUBLE, FLOAT, CHAR, BOOLEAN, VOID -> type;
    };
  }

  private static ClassDesc box(ClassDesc type) {
    return ClassDesc.of(
        switch (TypeKind.from(type)) {
          case INT -> "java.lang.Integer";
          case LONG -> "java.lang.Long";
          case DOUBLE -> "java.lang.Double";
          case FLOAT -> "java.lang.Float";
          case SHORT -> "java.lang.Short";
          case BYTE -> "java.lang.Byte";
          case CHAR -> "java.lang.Character";
          case BOOLEAN -> "java.lang.Boolean";
          case REFERENCE, VOID -> throw new IllegalStateException("has no box: " + type);
        });
  }
}
