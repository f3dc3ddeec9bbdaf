package dev.playbook.steps.docker.process.listing;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.process.ExecRequest;
import dev.playbook.steps.docker.process.ShortCommand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of a container, seen from inside by its shell, as the super-user. */
final class InsideListing implements Listing {
  private static final String FIELD = "\001";
  private static final String RECORD = "\002";

  /** First the machine's start, then for each process its stat, its user and its command line. */
  private static final String LOOK =
      """
      while read -r word value; do
        [ "$word" = btime ] && printf '%s\\002' "$value"
      done < /proc/stat
      for directory in /proc/[0-9]*; do
        [ "${directory#/proc/}" = "$$" ] && continue
        stat= user=
        { while IFS= read -r line || [ -n "$line" ]; do stat="$stat$line "; done < "$directory/stat"
          while read -r word value rest; do [ "$word" = Uid: ] && user=$value; done < "$directory/status"
        } 2>/dev/null
        [ -z "$stat" ] || {
          printf '%s\\001%s\\001' "$stat" "$user"
          head -c 32768 "$directory/cmdline" 2>/dev/null
          printf '\\002'
        }
      done
      """;

  /** Prints those that it may not signal. */
  private static final String SIGNAL =
      """
      signal=$1; shift
      for one do
        pid=${one%:*} stat=
        { IFS= read -r stat < "/proc/$pid/stat"; } 2>/dev/null
        case $stat in *" ${one#*:} "*) kill -s "$signal" "$pid" 2>/dev/null || echo "$one" ;; esac
      done
      true
      """;

  private final Docker docker;
  private final Container container;

  InsideListing(Docker docker, Container container) {
    this.docker = docker;
    this.container = container;
  }

  @Override
  public List<SeenProcess> look() throws StepFailedException, InterruptedException {
    String said = sh(0, LOOK, List.of());
    if (!said.endsWith(RECORD)) {
      throw unseen("there are too many");
    }
    List<String> records = List.of(said.split(RECORD, -1));
    StartTimes times = new StartTimes(Long.parseLong(records.getFirst()));
    return records.subList(1, records.size() - 1).stream()
        .flatMap(one -> read(one.split(FIELD, 3), times).stream())
        .filter(process -> !process.command().contains(LOOK))
        .toList();
  }

  /** Asks as the user of each process, which is always allowed, then as the super-user. */
  @Override
  public void signal(Collection<SeenProcess> processes, String signal)
      throws StepFailedException, InterruptedException {
    Map<Long, List<String>> byUser =
        processes.stream()
            .collect(
                Collectors.groupingBy(
                    SeenProcess::user,
                    TreeMap::new,
                    Collectors.mapping(InsideListing::identity, Collectors.toList())));
    List<String> refused = new ArrayList<>();
    for (var user : byUser.entrySet()) {
      sh(user.getKey(), SIGNAL, with(signal, user.getValue())).lines().forEach(refused::add);
    }
    if (!refused.isEmpty()) {
      sh(0, SIGNAL, with(signal, refused));
    }
  }

  @Override
  public long init() {
    return 1;
  }

  @Override
  public String numbered(SeenProcess process) {
    return "pid " + process.pid();
  }

  private static String identity(SeenProcess process) {
    return process.pid() + ":" + process.living().started();
  }

  private static List<String> with(String signal, List<String> processes) {
    return Stream.concat(Stream.of(signal), processes.stream()).toList();
  }

  private static Optional<SeenProcess> read(String[] fields, StartTimes times) {
    return fields.length < 3 ? Optional.empty() : times.process(fields[0], fields[1], fields[2]);
  }

  private String sh(long user, String script, List<String> arguments)
      throws StepFailedException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "playbook"));
    command.addAll(arguments);
    var ended =
        ShortCommand.run(
            docker, container, ExecRequest.as(Optional.of(Long.toString(user)), command));
    if (ended.exitCode() != 0) {
      throw unseen(ended.output());
    }
    return ended.output();
  }

  private StepFailedException unseen(String why) {
    return StepFailedException.notStarted(
        "the processes of container `%s` cannot be seen: %s".formatted(container.name(), why),
        "look with `docker top " + container.name() + "`",
        null);
  }
}
