# The running programs must say that they cache nothing, not only their files.
sees=mem0-caches-nothing
