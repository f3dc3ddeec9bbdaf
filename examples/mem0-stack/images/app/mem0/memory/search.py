"""Search: the memories nearest to the query, of one user (exact) or of everybody (through the vector index)."""

NAME = "original"

OF_ONE = """
    WITH mine AS MATERIALIZED (SELECT id, user_id, content, metadata, embedding FROM memories WHERE user_id = %(user_id)s)
    SELECT id, user_id, content, metadata, embedding <=> %(embedding)s::vector AS distance
    FROM mine ORDER BY distance, id LIMIT %(limit)s
"""
OF_ALL = """
    SELECT id, user_id, content, metadata, embedding <=> %(embedding)s::vector AS distance
    FROM memories ORDER BY embedding <=> %(embedding)s::vector LIMIT %(limit)s
"""


def search(connection, embedding, user_id, limit):
    """Returns at most `limit` dicts with id, user_id, memory, metadata, score; best first."""
    with connection.transaction():
        connection.execute("SET LOCAL ivfflat.probes = 10")
        rows = connection.execute(
            OF_ALL if user_id is None else OF_ONE, {"embedding": embedding, "user_id": user_id, "limit": limit}
        ).fetchall()
    return [
        {"id": row[0], "user_id": row[1], "memory": row[2], "metadata": row[3], "score": round(1 - row[4], 6)}
        for row in rows
    ]
