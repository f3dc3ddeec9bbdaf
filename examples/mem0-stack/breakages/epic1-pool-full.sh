# Connection pools and connection limit cut down in docker-compose.yml, committed and started.
# Sourced by `break`; $here, $work and the container names are set.

if bad_commit "Use fewer connections" docker-compose.yml 's/POOL_SIZE: "8"/POOL_SIZE: "1"/; s/max_connections=100/max_connections=12/'; then
  compose up -d >/dev/null 2>&1
  await_healthy 90 "$container_postgres" "$container_neo4j" "$container_mem0"
fi
