# "Context-aware" search: slow, less relevant, on an hnsw index that replaced the original one.
# Sourced by `break`; $here, $work and the container names are set.

psql_in <<'END'
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_memory_vector_hnsw ON memories USING hnsw (embedding vector_cosine_ops);
DROP INDEX CONCURRENTLY IF EXISTS idx_memory_vector_original;
END

if replace_in_container "$container_mem0" "$here/breakages/epic2-search/search.py" /app/packages/mem0/memory/search.py; then
  restart_and_wait "$container_mem0"
fi
