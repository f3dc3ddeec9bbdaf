/** What a step type sees of the engine: the only promise to third parties. */
module dev.playbook.spi {
  requires static transitive org.jspecify;

  exports dev.playbook.spi;
}
