package dev.playbook.prelink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ClassRewriterTest {
  private static final String NAME = Specimen.class.getName();
  private final ClassLoader rewritten = new RewritingLoader();

  @Test
  void leavesNoSwitchAndNoRecordMethodToBeLinked() throws Exception {
    for (String name : List.of(NAME, NAME + "$Everything", NAME + "$Nothing", NAME + "$Circle")) {
      assertThat(linkedLater(read(name))).as("before, in %s", name).isNotEmpty();
      assertThat(linkedLater(rewriter().rewrite(read(name)))).as("after, in %s", name).isEmpty();
    }
  }

  @Test
  void choosesTheSameCases() throws Exception {
    for (Object[] shape :
        new Object[][] {{"Circle", 0}, {"Circle", 3}, {"Rectangle", 2, 2}, {"Rectangle", 2, 3}}) {
      assertThat(describe(rewritten, shape))
          .isEqualTo(describe(getClass().getClassLoader(), shape));
    }
    assertThat(method(rewritten, "describe").invoke(null, new Object[] {null})).isEqualTo("none");
  }

  @Test
  void choosesTheSameCasesInALambda() throws Exception {
    Function<Object, String> kind = kind(rewritten);

    assertThat(Stream.of(12, 3, 2.5, "four", 'c').map(kind))
        .containsExactly("large", "number", "number", "text of 4", "other");
  }

  @Test
  void choosesTheSameConstants() throws Exception {
    Method advice = method(rewritten, "advice");
    Object[] lights = rewritten.loadClass(NAME + "$Light").getEnumConstants();

    assertThat(Stream.of(lights).map(light -> call(advice, light, false)))
        .containsExactly("stop", "stop", "go");
    assertThat(call(advice, lights[1], true)).isEqualTo("run");
    assertThat(advice.invoke(null, null, false)).isEqualTo("look left");
  }

  @Test
  void writesRecordsAsBefore() throws Exception {
    for (@Nullable String text : new @Nullable String[] {"text", null}) {
      assertThat(everything(rewritten, text))
          .hasToString(everything(getClass().getClassLoader(), text).toString());
    }
    assertThat(make(rewritten, "Nothing")).hasToString("Nothing[]");
  }

  @Test
  void hashesRecordsAsBefore() throws Exception {
    for (@Nullable String text : new @Nullable String[] {"text", null}) {
      assertThat(everything(rewritten, text).hashCode())
          .isEqualTo(everything(getClass().getClassLoader(), text).hashCode());
    }
  }

  @Test
  void comparesEveryComponentOfARecord() throws Exception {
    Object[] values = values("text");
    Object one = make(rewritten, "Everything", values);

    assertThat(one)
        .isEqualTo(make(rewritten, "Everything", values))
        .isNotEqualTo("text")
        .isNotEqualTo(null);
    Object[] others = {true, (byte) 9, (short) 9, '9', 9, 9L, 9f, 9d, "9", List.of(9)};
    for (int index = 0; index < others.length; index++) {
      Object[] changed = values.clone();
      changed[index] = others[index];
      assertThat(make(rewritten, "Everything", changed))
          .as("component %d", index)
          .isNotEqualTo(one);
    }
  }

  @Test
  void comparesNumbersThatAreNoneLikeTheirBoxes() throws Exception {
    Object[] values = values("text");
    values[6] = Float.NaN;
    values[7] = Double.NaN;

    assertThat(make(rewritten, "Everything", values))
        .isEqualTo(make(rewritten, "Everything", values));
  }

  private static Object[] values(@Nullable String text) {
    return new Object[] {false, (byte) 1, (short) 2, 'c', 4, 5L, 6.5f, 7.5d, text, List.of(1, 2)};
  }

  private static Object everything(ClassLoader loader, @Nullable String text) throws Exception {
    return make(loader, "Everything", values(text));
  }

  private static Object make(ClassLoader loader, String record, Object... values) throws Exception {
    var constructor = loader.loadClass(NAME + "$" + record).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static Object describe(ClassLoader loader, Object[] shape) throws Exception {
    Object[] values = Stream.of(shape).skip(1).toArray();
    return method(loader, "describe").invoke(null, make(loader, (String) shape[0], values));
  }

  @SuppressWarnings("unchecked")
  private static Function<Object, String> kind(ClassLoader loader) throws Exception {
    return (Function<Object, String>) method(loader, "kind").invoke(null);
  }

  private static Object call(Method method, Object... values) {
    try {
      return method.invoke(null, values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Method method(ClassLoader loader, String name) throws Exception {
    Method method =
        Stream.of(loader.loadClass(NAME).getDeclaredMethods())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    return method;
  }

  private static List<String> linkedLater(byte[] type) {
    return ClassFile.of().parse(type).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(
            element -> ((InvokeDynamicInstruction) element).bootstrapMethod().owner().displayName())
        .filter(owner -> owner.equals("SwitchBootstraps") || owner.equals("ObjectMethods"))
        .toList();
  }

  private static ClassRewriter rewriter() {
    return new ClassRewriter(
        ClassHierarchyResolver.ofResourceParsing(ClassRewriterTest.class.getClassLoader()));
  }

  private static byte[] read(String name) throws IOException {
    String resource = name.replace('.', '/') + ".class";
    try (InputStream stream =
        ClassRewriterTest.class.getClassLoader().getResourceAsStream(resource)) {
      return Objects.requireNonNull(stream).readAllBytes();
    }
  }

  /** Defines the specimen's classes anew, rewritten. */
  private static final class RewritingLoader extends ClassLoader {
    RewritingLoader() {
      super(ClassRewriterTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(NAME)) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try {
        byte[] type = rewriter().rewrite(read(name));
        return defineClass(name, type, 0, type.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
