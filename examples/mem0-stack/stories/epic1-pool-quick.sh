# PostgreSQL must leave idle connections alone again; Neo4j must have read its threads.
sees=postgresql-has-the-original-settings
