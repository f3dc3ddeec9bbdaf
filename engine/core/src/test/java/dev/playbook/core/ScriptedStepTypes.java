package dev.playbook.core;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepResult;
import dev.playbook.spi.StepType;
import java.util.List;

/** Step types that look like the real ones and do nothing. */
public final class ScriptedStepTypes {
  private ScriptedStepTypes() {}

  /** A step that keeps what it was given, to be looked at. */
  public record ScriptedStep(Inputs inputs) implements Step {
    @Override
    public Preview preview() {
      return new Preview("nothing", Risk.READ, List.of());
    }

    @Override
    public StepResult run(StepContext context) {
      return StepResult.unchanged();
    }
  }

  public static final class Http implements StepType {
    @Override
    public String name() {
      return "http";
    }

    @Override
    public Step bind(Inputs with) {
      return new ScriptedStep(with);
    }
  }

  public static final class Shell implements StepType {
    @Override
    public String name() {
      return "shell";
    }

    @Override
    public Step bind(Inputs with) {
      return new ScriptedStep(with);
    }
  }

  public static final class Cypher implements StepType {
    @Override
    public String name() {
      return "cypher";
    }

    @Override
    public Step bind(Inputs with) {
      return new ScriptedStep(with);
    }
  }

  /** Judges what its schema cannot say. */
  public static final class Sql implements StepType {
    @Override
    public String name() {
      return "sql";
    }

    @Override
    public Step bind(Inputs with) {
      with.connection("connection");
      if (with.has("query") && with.has("statements")) {
        throw new InputException("query", "a query and statements are two steps", "leave out one");
      }
      boolean drops = with.texts("statements").stream().anyMatch(it -> it.startsWith("DROP"));
      return drops ? new LosingStep() : new ScriptedStep(with);
    }
  }

  /** A step that destroys and keeps nothing. */
  record LosingStep() implements Step {
    @Override
    public Preview preview() {
      return new Preview("drop it", Risk.DESTROY, List.of());
    }

    @Override
    public StepResult run(StepContext context) {
      return StepResult.unchanged();
    }
  }

  public static final class DockerCopy implements StepType {
    @Override
    public String name() {
      return "docker.copy";
    }

    @Override
    public Step bind(Inputs with) {
      with.containers("container");
      return new ScriptedStep(with);
    }
  }
}
