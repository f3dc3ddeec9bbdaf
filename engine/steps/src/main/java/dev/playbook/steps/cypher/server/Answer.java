package dev.playbook.steps.cypher.server;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server answered to one statement.
 *
 * @param rows at most as many as asked for
 * @param more whether there were more rows than asked for
 * @param touched nodes and relationships created or deleted, properties and labels set or removed
 * @param summary what was touched, for people; {@code ""} for nothing
 * @param systemUpdates whether something outside of nodes and relationships changed
 * @param reads whether the server itself says that the statement only reads
 * @param notices what the server remarked
 */
public record Answer(
    List<Map<String, @Nullable Object>> rows,
    boolean more,
    long touched,
    String summary,
    boolean systemUpdates,
    boolean reads,
    List<String> notices) {}
