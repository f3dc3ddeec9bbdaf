package dev.playbook.spi;

import java.util.List;
import java.util.Map;

/**
 * Looks at what this machine offers to the step types of one library; {@code playbook doctor} asks
 * it. Found by {@link java.util.ServiceLoader}, as step types are; its constructor does nothing.
 */
public interface Examiner {

  /**
   * Tries what the step types rely on and returns what it found.
   *
   * <p>May start processes and open connections. Must end within seconds, change nothing and leave
   * nothing behind.
   *
   * @param environment the variables of the engine
   */
  List<Finding> examine(Map<String, String> environment) throws InterruptedException;

  /** What a finding means to whoever wants to run a playbook. */
  enum Health {
    /** It is as it should be. */
    OK,
    /** Something works less well, or is missing that not everybody needs. */
    WARN,
    /** No playbook can be run. */
    FAIL
  }

  /**
   * One thing that was looked at.
   *
   * @param subject what, in a word or two
   * @param text what was found, one line
   * @param advice what to do about it; {@code ""} when there is nothing to do
   */
  record Finding(Health health, String subject, String text, String advice) {

    /** Returns one that is as it should be. */
    public static Finding ok(String subject, String text) {
      return new Finding(Health.OK, subject, text, "");
    }

    /** Returns one that an operator should know of. */
    public static Finding warn(String subject, String text, String advice) {
      return new Finding(Health.WARN, subject, text, advice);
    }

    /** Returns one without which nothing can be run. */
    public static Finding fail(String subject, String text, String advice) {
      return new Finding(Health.FAIL, subject, text, advice);
    }
  }
}
