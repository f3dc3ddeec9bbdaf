# The environment of the containers overrules their files, so only compose can put this back.
sees=mcp-caches-nothing
