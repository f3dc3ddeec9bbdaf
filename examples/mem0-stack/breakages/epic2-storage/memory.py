"""Storing, smart: trusts the model to send nothing twice and to know the category."""

from psycopg.types.json import Jsonb

NAME = "smart"


def categorise(content):
    return "general"


def add(connection, graph, content, user_id, embedding):
    """Stores the text in both databases, or in none; returns its id."""
    with connection.transaction():
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
