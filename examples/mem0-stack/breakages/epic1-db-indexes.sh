# "Optimised" indexes in both databases in place of the original ones.
# Sourced by `break`; $here, $work and the container names are set.

psql_in <<'END'
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_memory_vector_hnsw ON memories USING hnsw (embedding vector_cosine_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_memory_user_timestamp ON memories (user_id, created_at);
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_memory_metadata_gin ON memories USING gin (metadata);
DROP INDEX CONCURRENTLY IF EXISTS idx_memory_vector_original;
DROP INDEX CONCURRENTLY IF EXISTS idx_memory_user_original;
END

cypher_in <<'END'
CREATE INDEX memory_user_idx IF NOT EXISTS FOR (m:Memory) ON (m.user_id);
CREATE INDEX memory_timestamp_idx IF NOT EXISTS FOR (m:Memory) ON (m.created_at);
DROP INDEX memory_id_original IF EXISTS;
CALL db.awaitIndexes();
END
