# An MCP server that gives mem0 a fifth of a millisecond to answer, committed, and has eight workers: tool calls and health fail.
# Sourced by `break`; $here, $work and the container names are set.

changed=no
if bad_commit "Answer agents faster" openmemory/api/app/mcp_server.py 's/^MEM0_TIMEOUT = 5$/MEM0_TIMEOUT = 0.0002/'; then changed=yes; fi
if set_in_container "$container_mcp" /usr/src/openmemory/.env WORKERS 8; then changed=yes; fi
if [ "$changed" = yes ]; then docker restart "$container_mcp" >/dev/null; fi
