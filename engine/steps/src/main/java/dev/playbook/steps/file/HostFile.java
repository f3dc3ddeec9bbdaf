package dev.playbook.steps.file;

import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.tree.Attributes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of this machine.
 *
 * @param path absolute
 */
record HostFile(Path path) implements EditedFile {
  @Override
  public Resource resource() {
    return Resource.hostFile(path.toString());
  }

  @Override
  public String title() {
    return "`" + path + "`";
  }

  @Override
  public Optional<Content> read() throws StepFailedException {
    try {
      return Files.exists(path)
          ? Optional.of(
              new Content(Files.readString(path, StandardCharsets.ISO_8859_1), attributes()))
          : Optional.empty();
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          title() + " cannot be read: " + e.getMessage(), "look at its owner and mode", e);
    }
  }

  @Override
  public void write(Content content) throws StepFailedException {
    try (FileBeside beside = FileBeside.of(path)) {
      Files.writeString(beside.path(), content.raw(), StandardCharsets.ISO_8859_1);
      Attributes.parse(content.attributes()).apply(beside.path());
      beside.keep();
    } catch (IOException e) {
      throw new StepFailedException(
          title() + " cannot be written: " + e.getMessage(),
          "it is as it was; look whether the disk is full");
    }
  }

  private String attributes() throws IOException {
    return Attributes.of(path.toRealPath()).toString();
  }
}
