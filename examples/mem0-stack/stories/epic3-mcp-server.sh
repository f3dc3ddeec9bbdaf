# Tool calls of agents must be answered again. Broken, its health check fails, which Docker finds out after some seconds.
sees=tools-answer
settled() { until [ "$(container_health "$container_mcp")" = unhealthy ]; do sleep 0.5; done; }
