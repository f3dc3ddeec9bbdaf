# Eight MCP workers where four are known to be good.
# Sourced by `break`; $here, $work and the container names are set.

if set_in_container "$container_mcp" /usr/src/openmemory/.env WORKERS 8; then
  restart_and_wait "$container_mcp"
fi
