# Shared by the scripts beside it; they set `here`, this folder.

port=18642
work=$here/work
shop=$work/shop
pid_file=$work/service.pid
ready_file=$work/service.ready
log=$work/service.log

# Git must mean our work tree, also when a hook calls us, and nobody's settings.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX
export GIT_CEILING_DIRECTORIES="$work"

say() { printf 'quickstart: %s\n' "$*"; }

fail() {
  printf 'quickstart: %s\n' "$*" >&2
  exit 1
}

in_shop() {
  git -C "$shop" -c user.name=quickstart -c user.email=quickstart@example.invalid \
    -c commit.gpgsign=false -c tag.gpgsign=false -c core.autocrlf=false -c core.hooksPath=/dev/null "$@"
}

# --- Java 17 or newer: JAVA_HOME, then a JDK 25, then the one on PATH --------------------------------

is_jdk() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${version:-0}" -ge 17 ]
}

find_java() {
  for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if is_jdk "$jdk"; then
      java=$jdk/bin/java
      return
    fi
  done
  java=$(command -v java) || fail "Java 17 or newer is needed: set JAVA_HOME"
  version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
  [ "${version:-0}" -ge 17 ] || fail "Java 17 or newer is needed, $java is older: set JAVA_HOME"
}

# --- the service ------------------------------------------------------------------------------------

pause() { sleep 0.2 2>/dev/null || sleep 1; }

# Prints the command line of process $1; nothing when it is gone.
arguments_of() {
  if [ -d /proc/self ]; then
    { tr '\0' ' ' <"/proc/$1/cmdline"; } 2>/dev/null
  else
    ps -p "$1" -o args= 2>/dev/null
  fi
}

# Succeeds when the service runs; `pid` is its process. A pid file may name a stranger by now.
is_running() {
  [ -s "$pid_file" ] || return 1
  pid=$(cat "$pid_file")
  case $(arguments_of "$pid") in
    *"$here/Service.java"*) return 0 ;;
  esac
  return 1
}

stop_service() {
  if is_running; then
    signal=TERM
    tries=50
    while is_running; do
      [ "$tries" -gt 0 ] || fail "process $pid does not end"
      [ "$tries" -ne 10 ] || signal=KILL
      kill -s "$signal" "$pid" 2>/dev/null || continue    # it ended meanwhile
      tries=$((tries - 1))
      pause
    done
  fi
  rm -f "$pid_file" "$ready_file"
}

start_service() {
  find_java
  nohup "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m \
    "$here/Service.java" "$port" "$shop/config/prices.json" "$ready_file" </dev/null >"$log" 2>&1 &
  echo $! >"$pid_file"
  # Between fork and exec the process does not bear our arguments yet.
  tries=10
  until is_running || [ "$tries" -eq 0 ]; do
    tries=$((tries - 1))
    pause
  done
}

wait_for_service() {
  tries=150
  until [ -s "$ready_file" ]; do
    is_running || fail "the service ended: $(tail -n 1 "$log")"
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "the service does not answer: see $log"
    pause
  done
}
