# An MCP server that gives mem0 two milliseconds to answer, committed and restarted: tool calls and health fail.
# Sourced by `break`; $here, $work and the container names are set.

if bad_commit "Answer agents faster" openmemory/api/app/mcp_server.py 's/^MEM0_TIMEOUT = 5$/MEM0_TIMEOUT = 0.002/'; then
  docker restart "$container_mcp" >/dev/null
fi
