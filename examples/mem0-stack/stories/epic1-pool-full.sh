# The containers themselves are others: their configuration is in the compose file.
sees=postgresql-takes-its-connections
