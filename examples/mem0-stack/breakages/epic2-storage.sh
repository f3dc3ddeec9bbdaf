# "Smart" storage: keeps the same text twice and files everything under one category; some such rows are there already.
# Sourced by `break`; $here, $work and the container names are set.

if replace_in_container "$container_mem0" "$here/breakages/epic2-storage/memory.py" /app/packages/mem0/memory/memory.py; then
  restart_and_wait "$container_mem0"
fi
docker exec -i "$container_mem0" python3 - <"$here/breakages/epic2-storage/duplicates.py"
