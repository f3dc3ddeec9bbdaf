# shellcheck shell=bash disable=SC2154 # `tell` sets here, root, kept, log, and what lib/common.sh gives
# Sourced by `tell`: how a story goes. NAME.sh beside this file says what is special about one playbook:
#
#   sees        the validation that must fail in the broken state; required
#   options     words for plan and run, for example --var; told after the stack was broken
#   answers     words for run, for example --answer
#   back        the same for undo
#   moves       a regular expression for lines of `state` that go on changing while the stack is broken
#   settled     a function: waits until the broken stack is as it stays
#   tidy        a function: removes what the broken stack itself went on writing, which no rollback is asked to remove

# The target mem0-local with the names, ports and folder of this stack.
write_target() {
  awk -v prefix="$prefix" -v offset="$offset" -v work="$work" '
    /^[a-z]/ { section = $1 }
    section == "containers:" && /^  / { sub(/: /, ": " prefix) }
    match($0, /127\.0\.0\.1:[0-9]+/) {
      port = substr($0, RSTART + 10, RLENGTH - 10)
      $0 = substr($0, 1, RSTART + 9) (port + offset) substr($0, RSTART + RLENGTH)
    }
    { gsub(/\.\.\/\.\.\/examples\/mem0-stack\/work/, work); print }' "$root/playbooks/targets/mem0-local.yml"
}

# part NAME WORD...: runs a command, keeps what it says in NAME.log; what it ends with is given back.
part() {
  local file=$log/$1.log code=0
  shift
  "$@" >"$file" 2>&1 </dev/null || code=$?
  return "$code"
}

# holds SENTENCE WORD...: tells the sentence when the command succeeds, else that the story has failed there.
holds() {
  local sentence=$1
  shift
  if "$@"; then
    printf '  ✓ %s\n' "$sentence"
  else
    printf '  ✗ %s   (%s)\n' "$sentence" "$log"
    printf '%s' "$sentence" >"$log/why"
    exit 1
  fi
}

playbook() { "$root/playbook" "$@"; }
state() { "$here/state" "$1" >"$log/$2.state"; }
ends_with() { local wanted=$1 code=0; shift; "$@" || code=$?; [ "$code" = "$wanted" ]; }
plan() { part "plan-$1" playbook plan "$name" --target "$kept/target.yml" "${options[@]}" --save "$log/plan-$1.json"; }
run() { part "run-$1" playbook run --plan "$log/plan-$1.json" --yes "${answers[@]}"; }
closing() { grep -E '^(recovered|failed|FAILED|nothing|stopped|unknown)' "$log/run-$1.log" | tail -n 1; }
recovered() { closing "$1" | grep -q '^recovered  '; }
run_id() { closing "$1" | awk '{ print $3 }'; }
validation_fails() { grep -qE "✗ +validations/$1 " "$log/verify.log"; }
seconds() { sed -E 's/([0-9]+)h/\1*3600+/; s/([0-9]+)m/\1*60+/; s/s$//; s/\+$//' <<<"$1" | bc; }
in_time() {
  read -r took target <<<"$(closing "$1" | sed -E 's/.* ([0-9hms.]+) of ([0-9hms.]+).*/\1 \2/')"
  [ "$(bc <<<"$(seconds "$took") <= $(seconds "$target")")" = 1 ]
}

same() {
  local left=$log/$1.state right=$log/$2.state
  if [ -n "${3:-}" ]; then
    grep -vE "$3" "$left" >"$left.still"
    grep -vE "$3" "$right" >"$right.still"
    left=$left.still right=$right.still
  fi
  diff "$left" "$right" >"$log/$1-$2.diff"
}
differ() { ! same "$@"; }
tidy() { :; }
settled() { :; }
# Removes what one user has stored, from both databases.
forget() { part forget curl --silent --show-error --fail --request DELETE "http://127.0.0.1:$port_mem0/memories?user_id=$1"; }

row() {
  local steps
  steps=$(sed -nE 's/^ +steps +//p' "$log/run-first.log" | tail -n 1)
  printf '%s\t%s\t%s\t%s\t%s\n' "$name" "$steps" "$took" "$target" "recovered" >"$log/row"
}

# story NAME: known good → broken → planned → run → known good → undone → run again → known good → broken, and seen.
story() {
  local name=$1 options=() answers=() back=() moves='' sees='' took target
  holds "has a story" test -f "$stories/$name.sh"
  holds "starts from known good" part reset "$here/reset"
  state --content known-good
  # shellcheck source=/dev/null
  . "$stories/$name.sh"
  holds "breaks" part break "$here/break" "$name"
  settled
  state --no-times broken
  state --content broken-content
  holds "is broken" differ known-good broken-content
  holds "is planned and saved" plan first
  holds "recovers as planned" run first
  holds "says so" recovered first
  holds "keeps its promise of time" in_time first
  tidy
  state --content recovered
  holds "is known good again, nothing differs" same known-good recovered
  holds "is undone" part undo playbook undo "$(run_id first)" --yes "${back[@]}"
  settled
  state --no-times undone
  holds "is broken again as it was" same broken undone "$moves"
  holds "is planned once more" plan again
  holds "recovers once more" run again
  tidy
  state --content recovered-again
  holds "is known good again, nothing differs" same known-good recovered-again
  holds "breaks once more" part break-again "$here/break" "$name"
  holds "is no longer valid" ends_with 5 part verify playbook verify "$(run_id again)"
  holds "is seen by $sees" validation_fails "$sees"
  row
}
