# Autonomous agents that write memories every few seconds, in both services, and come back when killed.
# Sourced by `break`; $here, $work and the container names are set.

if set_in_container "$container_mcp" /usr/src/openmemory/.env AUTONOMOUS_MODE true; then
  restart_and_wait "$container_mcp"
fi
if set_in_container "$container_mem0" /app/.env AUTONOMOUS_MODE true; then
  restart_and_wait "$container_mem0"
fi
