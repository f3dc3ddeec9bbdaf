package dev.playbook.steps.process.containment;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Sends signals by the C library: the JDK cannot signal a process that is not its child, and a
 * {@code kill} program could not be started on a machine that is out of processes.
 */
final class Signals {
  private static final int KILL = 9;
  private static final int TERM = 15;
  private static final MethodHandle FUNCTION = function();

  private Signals() {}

  static void terminate(Living living) {
    send(living, TERM);
  }

  static void kill(Living living) {
    send(living, KILL);
  }

  // Calling into C is restricted; kill(2) takes two numbers and touches no memory of ours.
  @SuppressWarnings("restricted")
  private static MethodHandle function() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("kill"),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  }

  private static void send(Living living, int signal) {
    boolean isTheSame =
        ProcessTable.find(living.pid())
            .filter(now -> now.startTime() == living.startTime())
            .isPresent();
    if (isTheSame) {
      try {
        int ignored = (int) FUNCTION.invokeExact((int) living.pid(), signal);
      } catch (Throwable e) {
        throw new LinkageError("kill(2) cannot be called", e);
      }
    }
  }
}
