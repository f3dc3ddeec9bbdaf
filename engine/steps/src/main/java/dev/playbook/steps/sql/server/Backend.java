package dev.playbook.steps.sql.server;

/**
 * One server process, told from a later one with the same number.
 *
 * @param pid the number of the process
 * @param start when it began, as the server prints it
 * @param token the name of the step that it works for
 */
record Backend(int pid, String start, String token) {}
