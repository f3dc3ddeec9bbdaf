package dev.playbook.steps.file.transfer;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;

/**
 * From where to where, as the playbook says it.
 *
 * @param from relative to the work directory, or absolute
 * @param to likewise
 */
record Way(String from, String to) {
  static Way of(Inputs with) {
    Way way = new Way(path(with, "from"), path(with, "to"));
    if (way.to().endsWith("/") || way.to().endsWith("/.") || way.to().equals(".")) {
      throw new InputException(
          "to",
          "`" + way.to() + "` names a folder to put something into",
          "write the full name that it shall have, without a slash behind it");
    }
    if (way.from().equals(way.to())) {
      throw new InputException("to", "`from` and `to` are the same", "correct one of them");
    }
    return way;
  }

  private static String path(Inputs with, String key) {
    String path = with.text(key);
    if (path.startsWith("~")) {
      throw new InputException(
          key, "`~` does not stand for a folder here", "write the path from `/` on");
    }
    return path;
  }

  Route route(ActivityContext context) {
    return new Route(
        context.workDirectory().resolve(from).toAbsolutePath().normalize(),
        context.workDirectory().resolve(to).toAbsolutePath().normalize());
  }
}
