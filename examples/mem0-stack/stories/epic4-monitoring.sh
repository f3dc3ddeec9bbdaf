# The enhanced services must be gone, and Prometheus must ask as before.
sees=nothing-enhanced-runs
