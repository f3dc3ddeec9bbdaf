package dev.playbook.steps.compose;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a project has beside the containers of its services.
 *
 * @param runs containers that {@code compose run} has left
 * @param networks those that compose made for it
 * @param volumes the names of those that are lost; empty when they stay
 */
record Belongings(List<String> runs, List<Network> networks, List<String> volumes) {
  private static final String LABEL = "label=com.docker.compose.";

  /**
   * A network of the project.
   *
   * @param containers what is connected to it and runs
   */
  record Network(String name, List<String> containers) {}

  /** Looks at them; at the volumes only when they are meant. */
  static Belongings of(Selection selection, boolean withVolumes)
      throws StepFailedException, InterruptedException {
    Compose compose = selection.compose();
    List<Network> networks = new ArrayList<>();
    for (String name : networks(selection)) {
      networks.add(new Network(name, connected(compose, name)));
    }
    List<String> runs = runs(selection);
    return new Belongings(runs, networks, withVolumes ? volumes(selection, runs) : List.of());
  }

  /** Returns those that are still there. */
  Belongings remaining(Selection selection) throws StepFailedException, InterruptedException {
    List<String> runsNow = runs(selection);
    List<String> networksNow = networks(selection);
    List<String> volumesNow =
        volumes.isEmpty()
            ? List.of()
            : selection.compose().listed(List.of("volume", "ls"), "{{.Name}}");
    return new Belongings(
        runs.stream().filter(runsNow::contains).toList(),
        networks.stream().filter(one -> networksNow.contains(one.name())).toList(),
        volumes.stream().filter(volumesNow::contains).toList());
  }

  private static List<String> runs(Selection selection)
      throws StepFailedException, InterruptedException {
    return selection
        .compose()
        .listed(
            List.of("ps", "--all", "--filter", ours(selection), "--filter", LABEL + "oneoff=True"),
            "{{.Names}}");
  }

  private static List<String> networks(Selection selection)
      throws StepFailedException, InterruptedException {
    return selection
        .compose()
        .listed(List.of("network", "ls", "--filter", ours(selection)), "{{.Name}}");
  }

  private static String ours(Selection selection) {
    return LABEL + "project=" + selection.projectName();
  }

  private static List<String> connected(Compose compose, String network)
      throws StepFailedException, InterruptedException {
    return compose.listed(
        List.of("network", "inspect", network), "{{range .Containers}}{{.Name}}{{\"\\n\"}}{{end}}");
  }

  /** The volumes that the file names, and those without a name that only a container has. */
  private static List<String> volumes(Selection selection, List<String> runs)
      throws StepFailedException, InterruptedException {
    Compose compose = selection.compose();
    Set<String> names = new LinkedHashSet<>();
    for (String volume : compose.volumes()) {
      names.addAll(
          compose.listed(
              List.of(
                  "volume",
                  "ls",
                  "--filter",
                  ours(selection),
                  "--filter",
                  LABEL + "volume=" + volume),
              "{{.Name}}"));
    }
    List<String> containers =
        Stream.concat(selection.containers().stream(), runs.stream()).toList();
    if (!containers.isEmpty()) {
      compose
          .listed(
              Compose.joined(List.of("inspect", "--type", "container"), containers),
              "{{range .Mounts}}{{if eq .Type \"volume\"}}{{.Name}}{{\"\\n\"}}{{end}}{{end}}")
          .stream()
          .filter(name -> name.matches("[0-9a-f]{64}"))
          .forEach(names::add);
    }
    return List.copyOf(names);
  }

  /** Refuses while a container that stays is connected to a network that would be removed. */
  void refuseShared(Selection selection) throws StepFailedException {
    for (Network network : networks) {
      for (String container : network.containers()) {
        if (!selection.containers().contains(container) && !runs.contains(container)) {
          throw StepFailedException.notStarted(
              "network `%s` is used by container `%s`, which is no service of `%s`"
                  .formatted(network.name(), container, selection.compose().project().file()),
              "stop that container first, or take `compose.stop`, which leaves the network",
              null);
        }
      }
    }
  }

  List<String> networkNames() {
    return networks.stream().map(Network::name).toList();
  }

  /** Returns what it means that all of them go. */
  List<Change> removals() {
    List<Change> changes = new ArrayList<>();
    runs.forEach(
        name ->
            changes.add(
                removal(Resource.container(name), "stops and is removed; `compose run` made it")));
    networkNames()
        .forEach(name -> changes.add(removal(new Resource("network", "", name), "is removed")));
    volumes.forEach(
        name ->
            changes.add(
                removal(new Resource("volume", "", name), "is removed with all that is in it")));
    return changes;
  }

  private static Change removal(Resource resource, String note) {
    return new Change(resource, State.known("there"), State.ABSENT).noting(note);
  }

  /** Returns these but for what is still there. */
  Belongings without(Belongings left) {
    return new Belongings(
        runs.stream().filter(one -> !left.runs().contains(one)).toList(),
        networks.stream().filter(one -> !left.networkNames().contains(one.name())).toList(),
        volumes.stream().filter(one -> !left.volumes().contains(one)).toList());
  }
}
