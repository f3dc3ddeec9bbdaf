package dev.playbook.steps.docker.file;

/** A small file with its content. */
public final class WholeFile {
  private final ContainerFile attributes;
  private final byte[] bytes;

  WholeFile(ContainerFile attributes, byte[] bytes) {
    this.attributes = attributes;
    this.bytes = bytes;
  }

  /** Returns mode, owner and size. */
  public ContainerFile attributes() {
    return attributes;
  }

  /** Returns the content, which must not be changed. */
  public byte[] bytes() {
    return bytes;
  }
}
