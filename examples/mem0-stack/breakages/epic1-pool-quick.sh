# Idle connections that are cut after half a minute, and five threads for Bolt where there were 400.
# Sourced by `break`; $here, $work and the container names are set.

psql_in <<'END'
ALTER SYSTEM SET idle_session_timeout = '30s';
SELECT pg_reload_conf() \gset
END

if set_in_container "$container_neo4j" /var/lib/neo4j/conf/neo4j.conf server.bolt.thread_pool_max_size 5; then
  restart_and_wait "$container_neo4j"
fi
