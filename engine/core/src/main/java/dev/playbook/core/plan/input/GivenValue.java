package dev.playbook.core.plan.input;

import dev.playbook.core.input.InputReader;
import dev.playbook.core.input.InputReading;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.source.Span;

/** A value that somebody gave for an input, and where. */
sealed interface GivenValue {
  /** Returns what the input makes of it. */
  InputReading read(InputDefinition definition);

  /** Returns the words around a fault of this value. */
  String fault(String fault);

  /** A text of the command line. */
  record OnCommandLine(String name, String text) implements GivenValue {
    @Override
    public InputReading read(InputDefinition definition) {
      return definition.secret()
          ? new InputReading.Refused(
              "is secret, and others can see a command line; set `"
                  + InEnvironment.PREFIX
                  + name
                  + "`, or use `--vars-file`")
          : new InputReader(definition).text(text);
    }

    @Override
    public String fault(String fault) {
      return fault + " (from `--var " + name + "`)";
    }
  }

  /** A value in a file. */
  record InFile(Object value, Span span) implements GivenValue {
    @Override
    public InputReading read(InputDefinition definition) {
      return new InputReader(definition).typed(value);
    }

    @Override
    public String fault(String fault) {
      return span + ": " + fault;
    }
  }

  /** The text of a variable. */
  record InEnvironment(String variable, String text) implements GivenValue {
    static final String PREFIX = "PLAYBOOK_VAR_";

    @Override
    public InputReading read(InputDefinition definition) {
      return new InputReader(definition).text(text);
    }

    @Override
    public String fault(String fault) {
      return fault + " (from the variable `" + variable + "`)";
    }
  }
}
