package dev.playbook.steps.file;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.file.ContainerFile;
import dev.playbook.steps.docker.file.ContainerFiles;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file of a container, running or not. */
final class FileInContainer implements EditedFile {
  private static final int LARGEST = 1 << 20;

  private final String container;
  private final String path;
  private final ContainerFiles files;

  private FileInContainer(String container, String path, ContainerFiles files) {
    this.container = container;
    this.path = path;
    this.files = files;
  }

  static FileInContainer open(String name, String path, ActivityContext context)
      throws StepFailedException, InterruptedException {
    Docker docker = Docker.of(context);
    return new FileInContainer(name, path, new ContainerFiles(docker, docker.container(name)));
  }

  @Override
  public Resource resource() {
    return Resource.containerFile(container, path);
  }

  @Override
  public String title() {
    return "`" + path + "` in container `" + container + "`";
  }

  @Override
  public Optional<Content> read() throws StepFailedException, InterruptedException {
    return files
        .read(path, LARGEST)
        .map(
            file ->
                new Content(
                    new String(file.bytes(), StandardCharsets.ISO_8859_1),
                    file.attributes().attributes()));
  }

  @Override
  public void write(Content content) throws StepFailedException, InterruptedException {
    byte[] bytes = content.raw().getBytes(StandardCharsets.ISO_8859_1);
    files.write(
        path,
        attributes(content.attributes(), bytes.length),
        dev.playbook.steps.docker.file.Content.of(bytes));
  }

  private static ContainerFile attributes(String text, long size) {
    String[] words = text.split("[ :]", 3);
    return new ContainerFile(
        Integer.parseInt(words[0], 8), Long.parseLong(words[1]), Long.parseLong(words[2]), size);
  }
}
