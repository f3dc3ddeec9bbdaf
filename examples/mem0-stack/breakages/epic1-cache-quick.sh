# A cache in front of the search that serves stale results, in both services.
# Sourced by `break`; $here, $work and the container names are set.

if set_in_container "$container_mem0" /app/.env ENABLE_CACHING true; then
  restart_and_wait "$container_mem0"
fi
if set_in_container "$container_mcp" /usr/src/openmemory/.env ENABLE_CACHING true; then
  restart_and_wait "$container_mcp"
fi
