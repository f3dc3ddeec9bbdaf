# The cache switched on from outside: in docker-compose.yml, committed, and in .env, where no file in a container overrules it.
# Sourced by `break`; $here, $work and the container names are set.

grep -q '^ENABLE_CACHING=' "$work/.env" || echo ENABLE_CACHING=true >>"$work/.env"
bad_commit "Cache in both services" docker-compose.yml \
  's/^      \(POOL_SIZE\|MEM0_URL\): .*/&\n      ENABLE_CACHING: ${ENABLE_CACHING}/' || true
compose up -d >/dev/null 2>&1
await_healthy 90 "$container_mem0" "$container_mcp"
