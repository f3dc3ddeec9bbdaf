# Agents go on storing while it is broken; what they stored is theirs, and no rollback is asked to remove it.
sees=autonomous-is-off
answers=(--answer restart-cursor=yes)
back=(--answer restart-cursor-again=yes)
moves="^memories rows=|^[0-9]+, [0-9]+$"
tidy() { forget autonomous-agent; }
