package dev.playbook.core.load.lint.command;

import java.util.Set;

/** The options of well-known programs that take a value. */
public final class Valued {
  /** Those of {@code psql}. */
  public static final Set<String> PSQL =
      Set.of(
          "-c",
          "--command",
          "-f",
          "--file",
          "-d",
          "--dbname",
          "-U",
          "--username",
          "-h",
          "--host",
          "-p",
          "--port",
          "-v",
          "--set",
          "--variable",
          "-o",
          "--output",
          "-P",
          "--pset",
          "-F",
          "-R",
          "-T",
          "-L");

  /** Those of {@code cypher-shell}. */
  public static final Set<String> CYPHER_SHELL =
      Set.of(
          "-a",
          "--address",
          "--uri",
          "-u",
          "--username",
          "-p",
          "--password",
          "-d",
          "--database",
          "-P",
          "--param",
          "-f",
          "--file",
          "--format",
          "--encryption",
          "--impersonate",
          "--access-mode");

  /** Those of {@code dropdb}, {@code createdb}, {@code pg_dump} and {@code pg_restore}. */
  public static final Set<String> POSTGRES =
      Set.of(
          "-U",
          "--username",
          "-h",
          "--host",
          "-p",
          "--port",
          "-d",
          "--dbname",
          "-f",
          "--file",
          "-F",
          "--format",
          "-j",
          "--jobs",
          "-O",
          "-T",
          "-t",
          "-n",
          "--maintenance-db");

  /** Those of {@code curl}. */
  public static final Set<String> CURL =
      Set.of(
          "-X",
          "--request",
          "-H",
          "--header",
          "-d",
          "--data",
          "--data-raw",
          "--data-binary",
          "--data-urlencode",
          "--json",
          "-o",
          "--output",
          "-m",
          "--max-time",
          "--connect-timeout",
          "-u",
          "--user",
          "-w",
          "--write-out",
          "-b",
          "--cookie",
          "-c",
          "--cookie-jar",
          "-F",
          "--form",
          "-A",
          "--user-agent",
          "-e",
          "--referer",
          "-T",
          "--upload-file",
          "--retry",
          "--retry-delay",
          "--retry-max-time",
          "--cacert",
          "--cert",
          "--key",
          "-x",
          "--proxy",
          "--resolve",
          "--unix-socket",
          "-y",
          "-Y",
          "--speed-time",
          "--speed-limit");

  /** Those of {@code sed}. */
  public static final Set<String> SED = Set.of("-e", "--expression", "-f", "--file");

  /** Those of {@code git} itself, before its verb. */
  public static final Set<String> GIT = Set.of("-C", "-c", "--git-dir", "--work-tree");

  private Valued() {}
}
