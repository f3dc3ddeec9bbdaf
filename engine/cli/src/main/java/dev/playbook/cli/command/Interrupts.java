package dev.playbook.cli.command;

import dev.playbook.cli.output.Console;
import dev.playbook.core.activity.StopSignal;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the operator's signals mean: the first asks the run to stop, the second stops the present
 * step, the third leaves at once. The journal is whole in each case.
 */
final class Interrupts {
  private static final int LEAVES_AT_ONCE = 3;
  private static final int SIGNALLED = 128;

  private Interrupts() {}

  static void stopOn(StopSignal stop, Console console) {
    AtomicInteger count = new AtomicInteger();
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      sun.misc.Signal.handle(
          new sun.misc.Signal(name),
          signal -> {
            if (count.incrementAndGet() >= LEAVES_AT_ONCE) {
              console.say("left at once; `playbook status` shows what is open");
              Runtime.getRuntime().halt(SIGNALLED + signal.getNumber());
            }
            stop.request();
          });
    }
  }
}
