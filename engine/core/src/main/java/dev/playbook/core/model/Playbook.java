package dev.playbook.core.model;

import dev.playbook.core.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checked playbook, packs included.
 *
 * @param source the file it was read from
 * @param sources every file that belongs to it, the playbook first, then packs in order of use
 * @param rollback the rollback type for the incident report: {@code quick}, {@code full} or {@code
 *     emergency}
 * @param target the name of the target file, when none is given on the command line
 * @param vars names to expressions, each computed once at the start, in order
 * @param lock one run at a time for everything with this word; the playbook's id when none is
 *     written
 * @param onFailure what follows a failed step that does not say it itself
 * @param escalateTo the playbook to name when this one fails
 * @param cleanup the steps of {@code finally:} and of the packs' {@code cleanup:}
 */
public record Playbook(
    Source source,
    List<Source> sources,
    String id,
    String name,
    String description,
    String rollback,
    Responsibility responsibility,
    Map<String, String> labels,
    Optional<String> target,
    List<InputDefinition> inputs,
    Map<String, Expression> vars,
    Budget budget,
    String lock,
    List<Trigger> triggers,
    List<Check> preconditions,
    List<StepNode> steps,
    List<Check> validations,
    List<StepNode> cleanup,
    FailurePolicy onFailure,
    Optional<String> escalateTo) {}
