package dev.playbook.cli.handbook;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A page for each playbook, and one about all of them. */
public final class Handbook {
  /** What every page begins with; a file that begins otherwise is somebody's own. */
  public static final String MARK =
      "<!-- Written by `playbook docs`: change the playbook and write the page anew. -->\n";

  private Handbook() {}

  /** Returns the texts of the pages by their file names; the ids of the playbooks are different. */
  public static Map<String, String> pages(List<Chapter> chapters) {
    List<Chapter> sorted =
        chapters.stream().sorted(Comparator.comparing(chapter -> chapter.playbook().id())).toList();
    Set<String> known = sorted.stream().map(Chapter::page).collect(Collectors.toSet());
    Map<String, String> pages = new TreeMap<>();
    pages.put("README.md", MARK + CoveragePage.of(sorted));
    sorted.forEach(
        chapter -> pages.put(chapter.page(), MARK + new PlaybookPage(chapter, known).text()));
    return pages;
  }
}
