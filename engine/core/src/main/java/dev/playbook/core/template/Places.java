package dev.playbook.core.template;

import dev.playbook.core.template.escape.HtmlText;
import dev.playbook.core.template.escape.JsonText;
import dev.playbook.core.template.escape.PathText;
import dev.playbook.core.template.escape.PlainText;
import dev.playbook.core.template.escape.PromqlText;
import dev.playbook.core.template.escape.QueryText;
import dev.playbook.core.template.escape.ShellText;
import dev.playbook.core.template.escape.Surroundings;
import dev.playbook.core.template.escape.UrlText;

/** Makes the surroundings that belong to an escaping. */
final class Places {
  private Places() {}

  static Surroundings of(Escaping escaping) {
    return switch (escaping) {
      case TEXT -> new PlainText();
      case SHELL -> new ShellText();
      case SQL -> QueryText.sql();
      case CYPHER -> QueryText.cypher();
      case PROMQL -> new PromqlText();
      case URL -> new UrlText();
      case PATH -> new PathText();
      case JSON -> new JsonText();
      case HTML -> new HtmlText();
    };
  }
}
