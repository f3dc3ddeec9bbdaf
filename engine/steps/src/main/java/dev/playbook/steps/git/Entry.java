package dev.playbook.steps.git;

/**
 * What a tree or the index holds under a path.
 *
 * @param mode for example {@code 100644}, {@code 100755}, {@code 120000} for a link
 * @param blob the name of the content
 */
record Entry(String mode, String blob) {
  boolean isSubmodule() {
    return mode.equals("160000");
  }

  boolean isLink() {
    return mode.equals("120000");
  }

  @Override
  public String toString() {
    return mode + " " + blob;
  }
}
