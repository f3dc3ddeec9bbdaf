package dev.playbook.cli.output;

import dev.playbook.core.activity.Masker;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two ways out: the result to standard output, the talk to standard error. Both go through the
 * masker.
 */
public final class Console {
  private final PrintWriter out;
  private final Talk talk;
  private final Keyboard keyboard;
  private final Style outStyle;
  private final Style errStyle;
  private final Terminal terminal;
  private final boolean inGithubWorkflow;
  private Masker masker = new Masker();

  /**
   * What the launcher found out about the standard streams.
   *
   * @param in whether somebody can answer
   * @param columns the width, 0 when unknown
   */
  public record Terminal(boolean in, boolean out, boolean err, int columns) {

    /** Returns what the launcher passed as system properties. */
    public static Terminal fromLauncher() {
      return new Terminal(
          Boolean.getBoolean("playbook.tty.in"),
          Boolean.getBoolean("playbook.tty.out"),
          Boolean.getBoolean("playbook.tty.err"),
          Integer.getInteger("playbook.columns", 0));
    }
  }

  /** Makes a console over any streams. */
  public Console(
      InputStream in,
      PrintWriter out,
      PrintWriter err,
      Terminal terminal,
      String colour,
      Map<String, String> env) {
    this.keyboard = new Keyboard(in);
    this.out = out;
    this.talk = new Talk(err);
    this.terminal = terminal;
    this.outStyle = Style.of(terminal.out(), terminal.columns(), colour, env);
    this.errStyle = Style.of(terminal.err(), terminal.columns(), colour, env);
    this.inGithubWorkflow = "true".equals(env.get("GITHUB_ACTIONS"));
  }

  /** Makes the console of this process. */
  public static Console ofProcess(String colour) {
    return new Console(
        System.in,
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Terminal.fromLauncher(),
        colour,
        System.getenv());
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
  }

  /** Takes the masker that knows the secrets of what is shown from now on. */
  public void maskWith(Masker next) {
    masker = next;
  }

  /** Returns what standard output can show. */
  public Style style() {
    return outStyle;
  }

  /** Returns what standard error can show. */
  public Style talkStyle() {
    return errStyle;
  }

  /** Returns what the standard streams are. */
  public Terminal terminal() {
    return terminal;
  }

  /** Returns whether GitHub shows annotations that stand in the output. */
  public boolean inGithubWorkflow() {
    return inGithubWorkflow;
  }

  /** Prints a part of the result. */
  public void print(String text) {
    out.print(outStyle.safe(masker.mask(text)));
    out.flush();
  }

  /**
   * Prints text for people: on a terminal no line is wider than it, in a pipe every line stays
   * whole. Secrets are masked before, so that none is cut in two and missed.
   */
  public void printPage(String text) {
    String masked = outStyle.safe(masker.mask(text));
    out.print(terminal.out() ? LineBreaker.text(masked, outStyle.columns()) : masked);
    out.flush();
  }

  /** Returns a text without secrets, for a file. */
  public String masked(String text) {
    return masker.mask(text);
  }

  /** Prints a line of the result. */
  public void println(String text) {
    print(text + "\n");
  }

  /** Prints a line that is not part of the result. */
  public void say(String text) {
    talk.say(safeTalk(text));
  }

  /** Returns whether somebody is there who reads a question and can answer it. */
  public boolean canAsk() {
    return terminal.in() && terminal.err();
  }

  /** Asks whoever is there; empty when the terminal is closed instead of an answer. */
  public Optional<String> ask(String question) throws InterruptedException {
    keyboard.forget();
    talk.ask(safeTalk(question));
    boolean typed = false;
    try {
      Optional<String> line = keyboard.line();
      typed = line.isPresent();
      return line.map(String::strip);
    } finally {
      talk.answered(typed);
    }
  }

  /** Takes the place of the lines at the end of the talk that live; only for a terminal. */
  void show(List<String> lines) {
    talk.show(lines.stream().map(this::safeTalk).toList());
  }

  private String safeTalk(String text) {
    return errStyle.safe(masker.mask(text));
  }
}
