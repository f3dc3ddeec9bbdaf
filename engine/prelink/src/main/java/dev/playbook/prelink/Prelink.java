package dev.playbook.prelink;

import java.io.File;
import java.io.IOException;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The command: {@code prelink CLASS-PATH JARS} rewrites the jars in place; both are lists of paths.
 */
public final class Prelink {
  private Prelink() {}

  /** Rewrites the jars; the class path is what their classes may name. */
  public static void main(String[] args) throws IOException {
    try (URLClassLoader loader = new URLClassLoader(urls(args[0]))) {
      ClassRewriter rewriter =
          new ClassRewriter(ClassHierarchyResolver.ofResourceParsing(loader).cached());
      for (String jar : parts(args[1])) {
        new JarRewriter(rewriter).rewrite(Path.of(jar));
      }
    }
  }

  private static URL[] urls(String path) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String part : parts(path)) {
      urls.add(Path.of(part).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  private static List<String> parts(String path) {
    return Arrays.asList(path.split(File.pathSeparator, -1));
  }
}
