package dev.playbook.steps.docker.file;

/**
 * What is written beside the content of a regular file.
 *
 * @param mode the permission bits with set-user-id and the like, for example {@code 0644}
 * @param user the number of the owner
 * @param group the number of the group
 * @param size the length of the content in bytes
 */
public record ContainerFile(int mode, long user, long group, long size) {
  private static final int PERMISSIONS = 07777;

  /** Keeps only the permission bits of the mode. */
  public ContainerFile {
    mode &= PERMISSIONS;
  }

  /** Returns the same with another length. */
  public ContainerFile sized(long bytes) {
    return new ContainerFile(mode, user, group, bytes);
  }

  /** Returns mode and owner, for example {@code 0644 1000:1000}. */
  public String attributes() {
    return "%04o %d:%d".formatted(mode, user, group);
  }
}
