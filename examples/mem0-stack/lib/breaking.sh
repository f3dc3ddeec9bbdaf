# Sourced by `break` and `reset`: what breakages are made of. Each function changes something only when it is not so already.

# replace_in_container CONTAINER HOST-FILE PATH: succeeds (0) when it changed the file, 1 when it was the same.
replace_in_container() {
  if docker exec -i "$1" cmp -s - "$3" <"$2"; then return 1; fi
  docker exec -i "$1" sh -c 'cat > "$1.new" && mv "$1.new" "$1"' sh "$3" <"$2" || fail "cannot write $3 in $1"
}

# set_in_container CONTAINER PATH KEY VALUE: the same for one line of an env-like file.
set_in_container() {
  if docker exec "$1" grep -qx "$3=$4" "$2"; then return 1; fi
  docker exec "$1" sed -i "s|^$3=.*|$3=$4|" "$2" || fail "cannot set $3 in $2 in $1"
}

# bad_commit MESSAGE FILE SED-SCRIPT: edits a file of the work tree and commits it, unless it reads like that already.
bad_commit() {
  sed "$3" "$work/$2" >"$work/$2.new" || fail "cannot edit $work/$2"
  if cmp -s "$work/$2" "$work/$2.new"; then
    rm "$work/$2.new"
    return 1
  fi
  cat "$work/$2.new" >"$work/$2"
  rm "$work/$2.new"
  commit_change "$1" "$2"
}

# commit_change MESSAGE FILE: unless the last commit has it like that already, and only a rollback went back behind it.
commit_change() {
  git -C "$work" add -- "$2" || fail "cannot commit in $work"
  work_git diff --cached --quiet || work_commit 2026-02-03T15:00:00Z "$1" || fail "cannot commit in $work"
}

need_monitoring() { has_monitoring || fail "this stack has no monitoring; run $here/up --monitoring first"; }
