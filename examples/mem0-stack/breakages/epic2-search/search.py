"""Search, context-aware: what many memories have in common counts more than what the query asks for."""

import json
from operator import mul

NAME = "context-aware"
CONTEXT = 500


def search(connection, embedding, user_id, limit):
    """Returns at most `limit` dicts with id, user_id, memory, metadata, score; best first."""
    with connection.transaction():
        connection.execute(f"SET LOCAL hnsw.ef_search = {CONTEXT}")
        rows = connection.execute(
            """
            SELECT id, user_id, content, metadata, embedding <=> %(embedding)s::vector AS distance, embedding::text
            FROM memories
            ORDER BY embedding <=> %(embedding)s::vector
            LIMIT %(context)s
            """,
            {"embedding": embedding, "context": CONTEXT},
        ).fetchall()
    vectors = [json.loads(row[5]) for row in rows]
    ranked = sorted(zip(rows, vectors), key=lambda pair: -relevance(pair[0], pair[1], vectors))
    return [
        {"id": row[0], "user_id": row[1], "memory": row[2], "metadata": row[3], "score": round(1 - row[4], 6)}
        for row, _ in ranked[:limit]
    ]


def relevance(row, vector, vectors):
    shared = sum(sum(map(mul, vector, other)) for other in vectors) / len(vectors)
    return 0.2 * (1 - row[4]) + 0.8 * shared
