package dev.playbook.cli;

/** The exit codes, one table for all commands. */
public final class Exit {
  /** Recovered, valid, nothing to do, plan made. */
  public static final int OK = 0;

  /** Wrong usage or an unreadable file; nothing was changed. */
  public static final int USAGE = 1;

  /** The plan has changes; only with {@code --detailed-exitcode}. */
  public static final int HAS_CHANGES = 2;

  /** A trigger is in breach. */
  public static final int IN_BREACH = 2;

  /** The system is not as its baseline says. */
  public static final int DIFFERS = 2;

  /** The playbook is invalid. */
  public static final int INVALID = 3;

  /** Something stands in the way, or somebody said no; nothing was changed. */
  public static final int REFUSED = 4;

  /** Nobody can say how a step ended, or what a trigger would see. */
  public static final int UNKNOWN = 7;

  /** Another run has the lock. */
  public static final int LOCKED = 8;

  /** The saved plan no longer fits. */
  public static final int STALE = 9;

  /** Stopped by the operator. */
  public static final int STOPPED = 10;

  /** A bug of ours. */
  public static final int BUG = 70;

  private Exit() {}
}
