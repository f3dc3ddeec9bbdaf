# shellcheck shell=sh disable=SC2034 # what the sourcing script uses
# Sourced by every script of this example, after `here` is set to the example's folder: where things are, what they
# are called, and how to talk to compose. Reads MEM0_STACK_PREFIX, MEM0_STACK_PORT_OFFSET and MEM0_STACK_WORK.

tool=${0##*/}
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE # set when Git itself runs us, from a hook

say() { printf '%s\n' "$tool: $*"; }
fail() { printf '%s\n' "$tool: $*" >&2; exit 1; }

work=${MEM0_STACK_WORK:-$here/work}
case $work in
  /*) ;;
  *) work=$PWD/$work ;;
esac

# The value of KEY=value in the work tree's .env; empty when there is none.
env_value() { [ ! -f "$work/.env" ] || sed -n "s/^$1=//p" "$work/.env" | head -n 1; }

# A work tree knows its own prefix and ports; naming others for it is a mistake.
prefix=${MEM0_STACK_PREFIX-$(env_value STACK_PREFIX)}
offset=${MEM0_STACK_PORT_OFFSET:-$(env_value STACK_PORT_OFFSET)}
offset=${offset:-0}

case $prefix in
  '') ;;
  [!a-z0-9]* | *[!a-z0-9_-]*) fail "MEM0_STACK_PREFIX may hold a-z, 0-9, - and _ only: '$prefix'" ;;
esac
case $offset in
  '' | *[!0-9]*) fail "MEM0_STACK_PORT_OFFSET is a whole number: '$offset'" ;;
esac
if [ -f "$work/.env" ] &&
  [ "$prefix $offset" != "$(env_value STACK_PREFIX) $(env_value STACK_PORT_OFFSET)" ]; then
  fail "$work was made with MEM0_STACK_PREFIX='$(env_value STACK_PREFIX)' MEM0_STACK_PORT_OFFSET=$(env_value STACK_PORT_OFFSET), not with '$prefix' $offset"
fi

# What compose reads is not in Git, because of the passwords; as it was known good, it is kept here.
kept_settings=$work/backup/known-good.env

project=${prefix}mem0-stack
container_mem0=${prefix}mem0
container_mcp=${prefix}openmemory-mcp
container_postgres=${prefix}postgres-mem0
container_neo4j=${prefix}neo4j-mem0
container_ui=${prefix}mem0-ui
container_prometheus=${prefix}prometheus-mem0
container_alertmanager=${prefix}alertmanager-mem0
containers="$container_mem0 $container_mcp $container_postgres $container_neo4j $container_ui"
has_monitoring() { [ "$(env_value COMPOSE_PROFILES)" = monitoring ]; }
if has_monitoring; then containers="$containers $container_prometheus $container_alertmanager"; fi

port_mem0=$((8000 + offset))
port_mcp=$((8765 + offset))
port_ui=$((3000 + offset))
port_postgres=$((5432 + offset))
port_neo4j=$((7687 + offset))
port_prometheus=$((9090 + offset))

# Runs compose v2 when the plugin is there, else docker-compose v1, in the work tree.
compose() {
  (
    cd "$work" || exit
    if docker compose version >/dev/null 2>&1; then
      docker compose -p "$project" "$@"
    else
      docker-compose -p "$project" "$@"
    fi
  )
}

# git in the work tree that never rewrites the index by itself, so that looking changes nothing.
work_git() { git --no-optional-locks -C "$work" "$@"; }

# What compose made for this project, by its own label, whatever state the work tree is in.
ours() { docker "$@" --quiet --filter "label=com.docker.compose.project=$project"; }

# remove KIND WORD...: docker KIND with the names on stdin, when there are any.
remove() {
  names=$(cat)
  # shellcheck disable=SC2086 # lists of words
  [ -z "$names" ] || docker "$@" $names >/dev/null
}

remove_containers() {
  say "removing the containers and the network of $project"
  ours container ls --all | remove container rm --force
  ours network ls | remove network rm
}

# The databases' files belong to users of their own; when they cannot be removed from here, a container does it.
remove_data() {
  rm -rf "$work/data" 2>/dev/null ||
    docker run --rm --volume "$work:/work" --entrypoint rm debian:trixie-slim -rf /work/data
}

container_health() {
  docker inspect --format '{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}' "$1" 2>/dev/null ||
    echo absent
}

# await_healthy SECONDS CONTAINER...: waits until all are healthy, fails with the log of the one that is not.
await_healthy() {
  polls=$(($1 * 2))
  shift
  for container in "$@"; do
    while health=$(container_health "$container"); [ "$health" != healthy ]; do
      polls=$((polls - 1))
      if [ "$polls" -le 0 ] || [ "$health" = exited ] || [ "$health" = absent ]; then
        docker logs --tail 15 "$container" >&2 2>&1 || true
        fail "container $container is $health, not healthy; its last log lines are above"
      fi
      sleep 0.5
    done
  done
}

# Restarts and waits, because a restart without a wait proves nothing.
restart_and_wait() {
  docker restart "$@" >/dev/null
  await_healthy 60 "$@"
}

# psql in the container through its local socket: no password needed, SQL comes from stdin.
psql_in() {
  docker exec -i "$container_postgres" sh -c 'PGOPTIONS="-c client_min_messages=warning" exec psql -X -q -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d mem0 "$@"' psql "$@"
}

# cypher-shell in the container; the password goes through the environment, Cypher comes from stdin.
cypher_in() {
  NEO4J_PASSWORD=$(cat "$work/secrets/neo4j-password") \
    docker exec -i -e NEO4J_PASSWORD -e NEO4J_USERNAME=neo4j "$container_neo4j" cypher-shell --format plain "$@"
}

# A commit in the work tree by this example itself, with a fixed author and date.
work_commit() {
  GIT_AUTHOR_DATE=$1 GIT_COMMITTER_DATE=$1 git -C "$work" \
    -c user.name='mem0 stack' -c user.email='mem0-stack@example.invalid' -c commit.gpgsign=false \
    commit --quiet --message "$2"
}

need_stack() {
  command -v docker >/dev/null 2>&1 || fail "Docker is not here; run $here/up first"
  [ -f "$work/docker-compose.yml" ] || fail "there is no work tree at $work; run $here/up first"
}
