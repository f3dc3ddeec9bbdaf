package dev.playbook.steps.file.tree;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes trees: contents, links as links, modes, times and, as far as they can be given away,
 * owners. What is written is on disk; an interrupt ends it in the middle of a file.
 */
public final class TreeCopy {
  private static final long PIECE = 1 << 23;
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(
          EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  private TreeCopy() {}

  /** Writes the tree to a path where nothing is. */
  public static void write(Tree tree, Path target) throws IOException, InterruptedException {
    try {
      for (Map.Entry<String, Entry> one : tree.entries().entrySet()) {
        make(one.getValue(), tree.path(one.getKey()), target.resolve(one.getKey()));
      }
      closeFolders(tree, target);
    } catch (ClosedByInterruptException stop) {
      throw Interruption.of();
    }
  }

  private static void make(Entry entry, Path source, Path target)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    switch (entry.kind()) {
      case FILE -> copy(entry, source, target);
      case FOLDER -> Files.createDirectory(target);
      case LINK -> Files.createSymbolicLink(target, Path.of(entry.target()));
      case OTHER -> throw new IOException("`" + source + "` is no file, folder or link");
    }
  }

  private static void copy(Entry entry, Path source, Path target) throws IOException {
    try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ);
        FileChannel to =
            FileChannel.open(
                target, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
      long done = 0;
      long piece = from.transferTo(done, PIECE, to);
      while (piece > 0) {
        done += piece;
        piece = from.transferTo(done, PIECE, to);
      }
      to.force(true);
    }
    entry.attributes().apply(target);
    Files.setLastModifiedTime(target, entry.modified());
  }

  /** Folders get their mode and time last, and from within: a folder may forbid to write in it. */
  private static void closeFolders(Tree tree, Path target) throws IOException {
    for (String path : tree.entries().reversed().keySet()) {
      Entry entry = tree.entries().get(path);
      if (entry != null && entry.kind() == Entry.Kind.FOLDER) {
        Path folder = target.resolve(path);
        Durable.force(folder);
        entry.attributes().apply(folder);
        Files.setLastModifiedTime(folder, entry.modified());
      }
    }
  }
}
