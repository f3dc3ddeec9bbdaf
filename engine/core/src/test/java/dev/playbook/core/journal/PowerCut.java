package dev.playbook.core.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system in a file that can be cut off from its disk, as a power failure does: what the
 * kernel has not written by then is lost. Needs root and loop devices.
 */
final class PowerCut implements AutoCloseable {
  /** {@code FS_IOC_SHUTDOWN}, with the flag that not even the log is flushed. */
  private static final long SHUTDOWN = 0x8004587dL;

  private static final int WITHOUT_FLUSH = 2;

  private final Path image;
  private final Path mount;

  private PowerCut(Path image, Path mount) {
    this.image = image;
    this.mount = mount;
  }

  /**
   * Makes one and mounts it.
   *
   * @param type {@code ext4} or {@code xfs}
   * @throws IOException with what stands in the way
   */
  static PowerCut make(Path folder, String type) throws IOException {
    PowerCut made = new PowerCut(folder.resolve(type + ".img"), folder.resolve(type));
    Files.createDirectories(made.mount);
    call("truncate", "-s", "320M", made.image.toString());
    call("mkfs." + type, "-q", made.image.toString());
    made.mount();
    return made;
  }

  Path root() {
    return mount;
  }

  /** Cuts it off. Nobody who writes notices before the next write. */
  void cut() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      int descriptor =
          (int)
              function("open", ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
                  .invokeExact(arena.allocateFrom(mount.toString()), 0);
      MemorySegment flag = arena.allocateFrom(ValueLayout.JAVA_INT, WITHOUT_FLUSH);
      int failed = (int) ioctl().invokeExact(descriptor, SHUTDOWN, flag);
      int closed = (int) function("close", ValueLayout.JAVA_INT).invokeExact(descriptor);
      if (failed != 0 || closed != 0) {
        throw new IOException("the file system cannot be shut down");
      }
    } catch (IOException fault) {
      throw fault;
    } catch (Throwable fault) {
      throw new IOException(fault);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
  }

  @SuppressWarnings("restricted")
  private static MethodHandle ioctl() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("ioctl"),
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
        Linker.Option.firstVariadicArg(2));
  }

  /** Starts the machine again. */
  void restart() throws IOException {
    call("umount", mount.toString());
    awaitRelease();
    mount();
  }

  /** A container that starts meanwhile holds every mount for a moment, and this one cut off. */
  private void awaitRelease() throws IOException {
    while (!call("losetup", "--associated", image.toString()).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private void mount() throws IOException {
    call("mount", "-o", "loop", image.toString(), mount.toString());
  }

  @Override
  public void close() throws IOException {
    call("umount", mount.toString());
  }

  private static String call(String... words) throws IOException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", words) + ": " + said.strip());
    }
    return said.strip();
  }
}
