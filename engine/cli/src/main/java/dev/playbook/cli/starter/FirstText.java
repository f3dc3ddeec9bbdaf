package dev.playbook.cli.starter;

import dev.playbook.core.catalog.StepSchema;
import java.util.List;

/**
 * The text of a first playbook, and of its target.
 *
 * @param target only of use when there is no such target yet
 */
public record FirstText(String playbook, String target) {

  /**
   * Writes both.
   *
   * @param types the schemas of the wished step types
   * @param schema the path from the playbook to its JSON schema
   * @param targetSchema the path from the target to its JSON schema
   * @throws MissingNameException when the target has no name for something that a step needs
   */
  public static FirstText of(
      Wishes wishes, List<StepSchema> types, Place place, String schema, String targetSchema) {
    String steps = new FirstSteps(place).text(types);
    String playbook = head(wishes, schema) + before() + steps + after(place);
    return new FirstText(playbook, place.text(wishes.target(), targetSchema));
  }

  private static String head(Wishes wishes, String schema) {
    return """
        # yaml-language-server: $schema=%s
        schemaVersion: 1
        # playbook-ignore: L1601 a draft that nobody has approved; take this line out when `approved` and `review` are written
        id: %s
        name: %s
        class: %s                               # quick | full | emergency: the rollback type in the incident report
        owner: %s
        # approved: { by: NAME, date: 2026-01-20 }
        # review: { last: 2026-01-20, next: 2026-07-20 }
        target: %s                              # targets/%s.yml; `--target` names another one

        # The promise, the hard stop, and what is kept of it for validations and `finally`.
        budget: { target: 10m, limit: 20m, reserve: 2m }

        # When to think of this playbook. Beside a person: `alert:` with labels, or a type with `every:` and `breach:`.
        triggers:
          - id: told-by-a-person
            manual: %s
        """
        .formatted(
            schema,
            wishes.id(),
            FlowYaml.text(wishes.about()),
            wishes.rollback(),
            FlowYaml.text(wishes.owner()),
            wishes.target(),
            wishes.target(),
            FlowYaml.text("Somebody asks for it: " + wishes.about()));
  }

  private static String before() {
    return """

        # What must hold before anything is changed, for example that the backup is there. Checks only read.
        preconditions:
          - id: folder-is-there
            type: shell
            with: { command: [test, -d, .] }
            risk: read                          # a program can do anything: this one only looks
            timeout: 10s
            message: The work folder of the target is not there

        # What is done, in order. `playbook plan` shows what each step would change, and how it would be undone.
        # Many types keep what they replace. Where one does not, write `undo:` with the steps that put it back, or
        # `undo: none` with `because:`; a step that destroys needs one of them. The values under `with:` are examples;
        # `estimate:` is how long a step usually takes.
        steps:
        """;
  }

  private static String after(Place place) {
    return """

        # What proves that it worked. These decide the result; without them nobody knows.
        validations:
          - id: answers
            type: http
            with: { url: %s, requestTimeout: 2s }
            until: result.status == 200         # looks again every two seconds, for a minute; never `sleep`
            every: 2s
            timeout: 1m
            message: It does not answer

        onFailure: stop                         # keeps the state and says what to do next

        # What is done in any case, also after a failure: clean up, keep logs. It never makes the result better.
        finally:
          - id: last-words
            type: shell
            with: { script: echo the rollback has ended }
            timeout: 10s
        """
        .formatted(place.address());
  }
}
