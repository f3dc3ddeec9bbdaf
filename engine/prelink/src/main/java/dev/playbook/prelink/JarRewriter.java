package dev.playbook.prelink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites the classes of a jar; entries keep their order and times, so that equal input gives
 * equal output.
 */
final class JarRewriter {
  private final ClassRewriter classes;

  JarRewriter(ClassRewriter classes) {
    this.classes = classes;
  }

  void rewrite(Path jar) throws IOException {
    Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
    FileTime time = Files.getLastModifiedTime(jar);
    try (JarFile old = new JarFile(jar.toFile());
        JarOutputStream output = new JarOutputStream(Files.newOutputStream(fresh))) {
      for (JarEntry entry : Collections.list(old.entries())) {
        JarEntry next = new JarEntry(entry.getName());
        next.setTimeLocal(entry.getTimeLocal());
        output.putNextEntry(next);
        output.write(content(old, entry));
      }
    }
    Files.setLastModifiedTime(fresh, time);
    Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] content(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream stream = jar.getInputStream(entry)) {
      byte[] content = stream.readAllBytes();
      String name = entry.getName();
      return name.endsWith(".class") && !name.endsWith("module-info.class")
          ? classes.rewrite(content)
          : content;
    }
  }
}
