package dev.playbook.core;

import dev.playbook.core.run.Pace;
import java.util.Optional;

/**
 * How an operator wants a plan done.
 *
 * @param reason why it is done at all; kept in the journal
 * @param takeover why runs are given up that broke off and hold the lock; empty when they are not
 * @param pace whether the operator is asked before each step
 */
public record RunOrder(Optional<String> reason, Optional<String> takeover, Pace pace) {}
