# The running program must have imported the original search, and the original index must be there.
sees=search-is-the-original
