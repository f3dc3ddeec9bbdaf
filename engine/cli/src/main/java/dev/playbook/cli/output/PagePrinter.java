package dev.playbook.cli.output;

import dev.playbook.cli.explain.RulePage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Pages of rules on a terminal: headings, text and indented examples, without Markdown's signs. */
public final class PagePrinter {
  private static final Pattern FENCE = Pattern.compile("```\\s*\\w*\\s*(\\w*)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]*\\)");
  private static final String INDENT = "    ";

  private static final String HAZARDS = "Hazards";

  private final Style style;

  /** Makes a printer. */
  public PagePrinter(Style style) {
    this.style = style;
  }

  /** Returns every id with its title, in groups; what is wrong before what is risky. */
  public String list(List<RulePage> pages) {
    Map<String, List<RulePage>> groups = new LinkedHashMap<>();
    pages.stream()
        .sorted(Comparator.comparing(page -> group(page.id()).equals(HAZARDS)))
        .forEach(
            page -> groups.computeIfAbsent(group(page.id()), _ -> new ArrayList<>()).add(page));
    int width = Columns.widest(pages.stream().map(RulePage::id)) + 2;
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (title, members) -> {
          text.append(style.strong(title)).append('\n');
          members.forEach(
              page ->
                  text.append("  ")
                      .append(Columns.pad(page.id(), width))
                      .append(page.title())
                      .append('\n'));
          text.append('\n');
        });
    return text.append("playbook explain ID explains one.\n").toString();
  }

  /** Returns a whole page. */
  public String page(RulePage page) {
    List<String> lines = new ArrayList<>();
    lines.add(style.strong(page.id() + "  " + page.title()));
    lines.add("");
    boolean code = false;
    for (String line : page.body().lines().toList()) {
      if (line.startsWith("```")) {
        if (!code) {
          lines.addAll(caption(line));
        }
        code = !code;
      } else {
        lines.add(code ? (INDENT + line).stripTrailing() : prose(line));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** What stands behind the language of an example says what it is. */
  private List<String> caption(String fence) {
    String word = FENCE.matcher(fence).replaceFirst("$1");
    return word.isEmpty() ? List.of() : List.of(style.strong(word + ":"));
  }

  private String prose(String line) {
    if (line.startsWith("#")) {
      return style.strong(line.replaceFirst("^#+ *", ""));
    }
    String text = LINK.matcher(line).replaceAll("$1");
    text = STRONG.matcher(text).replaceAll(style.strong("$1"));
    return CODE.matcher(text).replaceAll(style.strong("$1"));
  }

  private static String group(String id) {
    return switch (id.replaceFirst("\\d\\d$", "")) {
      case "PB01" -> "Text and YAML";
      case "PB02" -> "Keys and kinds of values";
      case "PB03" -> "Expressions and templates";
      case "PB04" -> "Names that refer to something";
      case "PB05" -> "Inputs, targets and paths";
      default -> HAZARDS;
    };
  }
}
