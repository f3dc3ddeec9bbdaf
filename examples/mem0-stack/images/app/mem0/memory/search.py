"""Search: the memories of one user nearest to the query, or of all users when none is named."""

NAME = "original"


def search(connection, embedding, user_id, limit):
    """Returns at most `limit` dicts with id, user_id, memory, metadata, score; best first."""
    with connection.transaction():
        connection.execute("SET LOCAL ivfflat.probes = 10")
        rows = connection.execute(
            """
            SELECT id, user_id, content, metadata, embedding <=> %(embedding)s::vector AS distance
            FROM memories
            WHERE %(user_id)s::text IS NULL OR user_id = %(user_id)s
            ORDER BY embedding <=> %(embedding)s::vector
            LIMIT %(limit)s
            """,
            {"embedding": embedding, "user_id": user_id, "limit": limit},
        ).fetchall()
    rows.sort(key=lambda row: (row[4], row[0]))
    return [
        {"id": row[0], "user_id": row[1], "memory": row[2], "metadata": row[3], "score": round(1 - row[4], 6)}
        for row in rows
    ]
