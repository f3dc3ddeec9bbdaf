package dev.playbook.steps.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntentLogTest {
  @TempDir Path directory;

  @Test
  void returnsEveryWordAsItWasWritten() throws Exception {
    IntentLog log = new IntentLog(directory.resolve("intent"));
    assertThat(log.read()).isEmpty();
    log.write("two words", "", "a\nb", "grün %");
    log.write(List.of(List.of("one"), List.of("two")));
    assertThat(log.read())
        .containsExactly(
            List.of("two words", "", "a\nb", "grün %"), List.of("one"), List.of("two"));
  }

  @Test
  void doesNotTakeWhatAFailedWriteHasLeftForAPartOfTheNextRecord() throws Exception {
    IntentLog log = new IntentLog(directory.resolve("intent"));
    log.write("first");
    Files.writeString(log.file(), "sec", StandardOpenOption.APPEND);
    log.write("third");
    assertThat(log.read()).containsExactly(List.of("first"), List.of("third"));
  }
}
