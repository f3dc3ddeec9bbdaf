package dev.playbook.cli.output;

import dev.playbook.core.journal.Damage;
import dev.playbook.core.journal.Verification;
import dev.playbook.core.journal.Verification.Kept;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of the files of a run, and what to do about it.
 *
 * @param id the run, as it was asked for
 * @param noted the head that the operator noted
 */
public record VerificationPrinter(String id, Verification found, Optional<String> noted) {

  /** Returns whether everything is as it was written, and the noted head is there. */
  public boolean isWhole() {
    return found.isWhole() && noted.map(head -> found.linesBehind(head).isPresent()).orElse(true);
  }

  /** Returns the text, with a line end after each line. */
  public String text(Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.strong(
            "VERIFY  " + found.started().map(it -> it.playbook() + "  " + it.run()).orElse(id)));
    lines.add("journal   " + found.directory().journal());
    lines.add("lines     " + found.hashes().size() + " whole");
    found.damages().forEach(damage -> lines.add(style.bad("damaged") + "   " + damage));
    lines.add("head      " + found.head());
    noted.ifPresent(head -> lines.add("noted     " + behind(head, style)));
    lines.addAll(files(style));
    lines.add("");
    lines.addAll(isWhole() ? whole(style) : advice());
    return String.join("\n", lines) + "\n";
  }

  /** Returns it for programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", "1.0");
    json.put("run", found.started().map(it -> it.run()).orElse(id));
    json.put("journal", found.directory().journal().toString());
    json.put("whole", isWhole());
    json.put("lines", found.hashes().size());
    json.put("head", found.head());
    noted.ifPresent(head -> json.put("linesBehindHead", found.linesBehind(head)));
    json.put("damages", found.damages().stream().map(VerificationPrinter::json).toList());
    Map<String, Object> files = new LinkedHashMap<>();
    found.files().forEach((name, kept) -> files.put(name, kept.name().toLowerCase(Locale.ROOT)));
    json.put("files", files);
    return json;
  }

  private static Map<String, Object> json(Damage damage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", damage.line());
    json.put("offset", damage.offset());
    json.put("length", damage.length());
    json.put("torn", damage.torn());
    json.put("reason", damage.reason());
    return json;
  }

  private String behind(String head, Style style) {
    return found
        .linesBehind(head)
        .map(
            lines ->
                lines == 0
                    ? "is the last line"
                    : "is there, %d lines before the end".formatted(lines))
        .orElseGet(
            () -> style.bad("is not there") + ": lines were cut off, or all was written anew");
  }

  private List<String> files(Style style) {
    if (found.files().isEmpty()) {
      return List.of("files     the journal tells nothing of the files beside it");
    }
    List<String> lines = new ArrayList<>();
    String same = named(Kept.SAME);
    lines.add("files     as they were: " + (same.isEmpty() ? "none" : same));
    for (Kept kept : List.of(Kept.CHANGED, Kept.MISSING)) {
      if (!named(kept).isEmpty()) {
        lines.add(
            "          " + style.bad(kept.name().toLowerCase(Locale.ROOT)) + ": " + named(kept));
      }
    }
    return lines;
  }

  private String named(Kept wanted) {
    return found.files().entrySet().stream()
        .filter(file -> file.getValue() == wanted)
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }

  private List<String> whole(Style style) {
    String result =
        style.good("whole") + "     every line is as it was written, and follows the one before";
    return noted.isPresent()
        ? List.of(result)
        : List.of(
            result,
            "          lines that were cut off at the end show only against a head that was noted elsewhere: --head");
  }

  private List<String> advice() {
    List<String> lines = new ArrayList<>();
    if (!found.damages().isEmpty()) {
      lines.addAll(damaged());
    }
    if (found.files().values().stream().anyMatch(kept -> kept != Kept.SAME)) {
      lines.add(
          "Files     put them back from a copy before you resume or undo the run: it would do what they say");
    }
    if (!noted.flatMap(found::linesBehind).isPresent() && noted.isPresent()) {
      lines.add(
          "Head      compare with a copy of the journal; look at the target before you trust what is left");
    }
    return lines;
  }

  private List<String> damaged() {
    boolean torn = found.damages().stream().allMatch(Damage::torn) && found.started().isPresent();
    String run = found.started().map(it -> it.run()).orElse(id);
    return torn
        ? List.of(
            "Journal   its end is torn, as by a crash: what the lost line may have started counts as started",
            "          playbook resume " + run + "   finds out how it ended, and goes on")
        : List.of(
            "Journal   nothing behind the first damage can be trusted, and the run cannot be gone on with or undone",
            "          look at the target, then put the journal back from a copy, or move its folder away");
  }
}
