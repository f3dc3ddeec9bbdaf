"""The two databases: bounded pools of connections that are dropped when they break."""

import os
import queue
from contextlib import contextmanager

import psycopg

from bolt import Bolt, BoltError

POOL_SIZE = int(os.environ.get("POOL_SIZE", "8"))


class Pool:
    """At most `size` connections, made when first needed; waiting longer than five seconds is an error."""

    def __init__(self, connect, size=POOL_SIZE):
        self.connect = connect
        self.slots = queue.LifoQueue()
        for _ in range(size):
            self.slots.put(None)

    @contextmanager
    def connection(self):
        try:
            connection = self.slots.get(timeout=5)
        except queue.Empty:
            raise TimeoutError("no free connection in the pool for 5 s") from None
        try:
            connection = connection or self.connect()
            yield connection
        except (OSError, psycopg.OperationalError):
            if connection:
                connection.close()
            connection = None
            raise
        finally:
            self.slots.put(connection)


def connect_postgres():
    return psycopg.connect(
        host=os.environ.get("POSTGRES_HOST", "postgres"),
        dbname=os.environ.get("POSTGRES_DB", "mem0"),
        user=os.environ["POSTGRES_USER"],
        password=os.environ["POSTGRES_PASSWORD"],
        application_name="mem0",
        connect_timeout=3,
        autocommit=True,
    )


def connect_neo4j():
    return Bolt(os.environ.get("NEO4J_HOST", "neo4j"), 7687, "neo4j", os.environ["NEO4J_PASSWORD"])


postgres = Pool(connect_postgres)
neo4j = Pool(connect_neo4j)


def problem(pool, probe):
    """Returns None when the database answers, else why not; tries once more, as the first try may meet a dead connection."""
    for attempt in (1, 2):
        try:
            with pool.connection() as connection:
                probe(connection)
                return None
        except (OSError, psycopg.Error, BoltError) as fault:
            if attempt == 2:
                return str(fault).strip() or type(fault).__name__


def postgres_problem():
    return problem(postgres, lambda connection: connection.execute("SELECT 1").fetchone())


def neo4j_problem():
    return problem(neo4j, lambda connection: connection.run("RETURN 1 AS ok"))
