# Agents go on storing while it is broken; what they stored is theirs, and no rollback is asked to remove it.
sees=autonomous-is-off
answers=(--answer cursor/restart-cursor=yes --answer cursor/restart-cursor-again=yes)
moves="^memories rows=|^[0-9]+, [0-9]+$"
tidy() { forget autonomous-agent; }
