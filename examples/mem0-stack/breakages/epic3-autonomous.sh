# An MCP server with an agent that writes memories every few seconds, and a Cursor that knows no server but a local one.
# Sourced by `break`; $here, $work and the container names are set.

if set_in_container "$container_mcp" /usr/src/openmemory/.env AUTONOMOUS_MODE true; then
  restart_and_wait "$container_mcp"
fi
cat >"$work/cursor/mcp_settings.json" <<'END'
{ "mcpServers": { "autonomous": { "command": "autonomous-agent", "args": ["--unattended"] } } }
END
