# Both databases must have their original indexes and no others.
sees=neo4j-has-the-original
