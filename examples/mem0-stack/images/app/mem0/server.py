"""mem0, the memory service: stores texts in PostgreSQL and Neo4j and finds them again by vector search."""

import sys
import threading
from collections import OrderedDict

sys.path.insert(0, "/app/packages")

from mem0.memory import memory, search
from embedding import embed, literal
from service import Refused, Server, exit_at_once_on_signals, is_on, read_settings, supervise_autonomous
from stores import neo4j, neo4j_problem, postgres, postgres_problem

SETTINGS_FILE = "/app/.env"
settings = read_settings(SETTINGS_FILE)
caching = is_on(settings, "ENABLE_CACHING")
cache = OrderedDict()
counts = {"requests": 0, "errors": 0, "cache_hits": 0, "cache_misses": 0}
lock = threading.Lock()


def count(name):
    with lock:
        counts[name] += 1


def counted(operation):
    """Counts requests and failures of the memory operations, for GET /metrics."""

    def run(query, body):
        count("requests")
        try:
            return operation(query, body)
        except Refused:
            raise
        except Exception:
            count("errors")
            raise

    return run


def text(body, key, required=True):
    value = body.get(key) if isinstance(body, dict) else None
    if value is None and not required:
        return None
    if not isinstance(value, str) or not value.strip():
        raise Refused(400, f"`{key}` is missing or not a text")
    return value


def health(_query, _body):
    problems = {"postgres": postgres_problem(), "neo4j": neo4j_problem()}
    good = not any(problems.values())
    detail = {name: problem or "up" for name, problem in problems.items()}
    return (200 if good else 503), {"status": "ok" if good else "failing"} | detail | effective()


def effective():
    return {
        "caching": caching,
        "autonomous": is_on(settings, "AUTONOMOUS_MODE"),
        "search": search.NAME,
        "memory": memory.NAME,
    }


@counted
def add_memories(_query, body):
    user_id = text(body, "user_id")
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages:
        raise Refused(400, "`messages` is missing or empty")
    results = []
    for message in messages:
        content = text(message, "content")
        with postgres.connection() as connection, neo4j.connection() as graph:
            number, event = memory.add(connection, graph, content, user_id, literal(embed(content)))
        results.append({"id": number, "memory": content, "event": event})
    return 200, {"results": results}


@counted
def find(_query, body):
    query, user_id = text(body, "query"), text(body, "user_id", required=False)
    limit = min(int(body.get("limit") or settings["SEARCH_LIMIT"]), int(settings["SEARCH_MAX_LIMIT"]))
    key = (query, user_id, limit)
    if caching:
        with lock:
            known = cache.get(key)
        count("cache_misses" if known is None else "cache_hits")
        if known is not None:
            return 200, {"results": known}
    with postgres.connection() as connection:
        results = search.search(connection, literal(embed(query)), user_id, limit)
    if caching:
        with lock:
            cache[key] = results
            if len(cache) > 256:
                cache.popitem(last=False)
    return 200, {"results": results}


def delete(query, _body):
    user_id = text(query, "user_id")
    with postgres.connection() as connection, neo4j.connection() as graph:
        return 200, {"deleted": memory.delete_all(connection, graph, user_id)}


def metrics(_query, _body):
    return 200, "".join(f"# TYPE mem0_{name}_total counter\nmem0_{name}_total {value}\n" for name, value in counts.items())


ROUTES = {
    ("GET", "/health"): health,
    ("GET", "/settings"): lambda _query, _body: (200, settings | effective()),
    ("GET", "/metrics"): metrics,
    ("POST", "/memories"): add_memories,
    ("DELETE", "/memories"): delete,
    ("POST", "/search"): find,
}

if __name__ == "__main__":
    exit_at_once_on_signals()
    supervise_autonomous(SETTINGS_FILE)
    Server(8000, ROUTES).serve_forever()
