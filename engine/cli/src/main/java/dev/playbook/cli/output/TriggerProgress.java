package dev.playbook.cli.output;

import dev.playbook.core.Lookout.Watched;
import dev.playbook.core.activity.Reading.Verdict;
import dev.playbook.core.trigger.Sample;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Says, while triggers are looked at for some time, when what they see changes. */
public final class TriggerProgress implements BiConsumer<Watched, Sample> {
  private final Console console;
  private final boolean isLong;
  private final Map<Watched, Verdict> last = new HashMap<>();

  /**
   * Makes it.
   *
   * @param isLong whether there is more than one look to wait for
   */
  public TriggerProgress(Console console, boolean isLong) {
    this.console = console;
    this.isLong = isLong;
  }

  @Override
  public void accept(Watched watched, Sample sample) {
    Verdict verdict = sample.reading().verdict();
    if (isLong && last.put(watched, verdict) != verdict) {
      console.say(
          "%s  %s  %s"
              .formatted(
                  Columns.pad(Took.text(sample.at()), 7),
                  TriggerList.Row.name(watched.playbook(), watched.trigger()),
                  verdict.words()));
    }
  }
}
