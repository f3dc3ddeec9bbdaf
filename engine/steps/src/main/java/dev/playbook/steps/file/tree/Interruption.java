package dev.playbook.steps.file.tree;

/** A channel that was closed by an interrupt leaves the interrupt set; an exception carries it. */
final class Interruption {
  private Interruption() {}

  static InterruptedException of() {
    Thread.interrupted();
    return new InterruptedException();
  }
}
