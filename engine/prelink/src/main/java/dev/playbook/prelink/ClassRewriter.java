package dev.playbook.prelink;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;

/**
 * Replaces the dynamic call sites of one class that {@link PatternSwitches} and {@link
 * RecordMethod} know.
 */
final class ClassRewriter {
  private final ClassFile format;

  /**
   * Makes a rewriter.
   *
   * @param types finds the classes that the rewritten ones name
   */
  ClassRewriter(ClassHierarchyResolver types) {
    this.format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(types));
  }

  /** Returns the class rewritten, or the same bytes when it holds no such call site. */
  byte[] rewrite(byte[] bytes) {
    ClassModel model = format.parse(bytes);
    ClassDesc self = model.thisClass().asSymbol();
    PatternSwitches switches = new PatternSwitches(self, model.flags().has(AccessFlag.INTERFACE));
    boolean[] changed = {false};
    ClassTransform calls =
        ClassTransform.transformingMethodBodies(
            (code, element) -> {
              if (element instanceof InvokeDynamicInstruction call
                  && (switches.replace(call, code) || RecordMethod.replace(call, self, code))) {
                changed[0] = true;
              } else {
                code.with(element);
              }
            });
    byte[] rewritten =
        format.transformClass(
            model, calls.andThen(ClassTransform.endHandler(switches::writeMethods)));
    return changed[0] ? rewritten : bytes;
  }
}
