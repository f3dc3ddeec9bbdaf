# Sourced by `break`: what breakages are made of. Each function changes something only when it is not so already.

# replace_in_container CONTAINER HOST-FILE PATH: succeeds (0) when it changed the file, 1 when it was the same.
replace_in_container() {
  ! docker exec -i "$1" cmp -s - "$3" <"$2" || return 1
  docker exec -i "$1" sh -c 'cat > "$1.new" && mv "$1.new" "$1"' sh "$3" <"$2"
}

# set_in_container CONTAINER PATH KEY VALUE: the same for one line of an env-like file.
set_in_container() {
  ! docker exec "$1" grep -qx "$3=$4" "$2" || return 1
  docker exec "$1" sed -i "s|^$3=.*|$3=$4|" "$2"
}

# bad_commit BREAKAGE-FOLDER MESSAGE: copies the folder over the work tree and commits what that changed.
bad_commit() {
  cp -R "$1/." "$work/"
  (cd "$1" && find . -type f) | sed 's|^\./||' | work_git_add
  work_git diff --cached --quiet || work_commit 2026-02-03T15:00:00Z "$2"
}

work_git_add() { git -C "$work" add --pathspec-from-file=-; }
