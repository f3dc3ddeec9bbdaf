"""Storing: one row and one node per memory; the same text of the same user is kept once."""

from psycopg.types.json import Jsonb

NAME = "original"

CATEGORIES = {
    "deploy": ("deploy", "release", "rollout", "pipeline"),
    "data": ("database", "index", "backup", "query", "schema"),
    "people": ("prefers", "team", "meeting", "review"),
}


def categorise(content):
    text = content.lower()
    return next((name for name, words in CATEGORIES.items() if any(word in text for word in words)), "general")


def add(connection, graph, content, user_id, embedding):
    """Stores the text in both databases, or in none; returns its id and whether it was added or was there."""
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (user_id,))
        known = connection.execute(
            "SELECT id FROM memories WHERE user_id = %s AND content = %s ORDER BY id LIMIT 1", (user_id, content)
        ).fetchone()
        if known:
            return known[0], "NONE"
        (number,) = connection.execute(
            """
            INSERT INTO memories (user_id, content, embedding, metadata)
            VALUES (%s, %s, %s::vector, %s) RETURNING id
            """,
            (user_id, content, embedding, Jsonb({"category": categorise(content)})),
        ).fetchone()
        graph.run("MERGE (m:Memory {id: $id}) SET m.user_id = $user_id", id=number, user_id=user_id)
    return number, "ADD"


def delete_all(connection, graph, user_id):
    """Deletes the user's memories in both databases; returns how many rows went."""
    with connection.transaction():
        rows = connection.execute("DELETE FROM memories WHERE user_id = %s RETURNING id", (user_id,)).fetchall()
        graph.run("MATCH (m:Memory {user_id: $user_id}) DETACH DELETE m", user_id=user_id)
    return len(rows)
