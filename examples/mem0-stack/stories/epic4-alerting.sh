# What Prometheus has read counts, not the file.
sees=rules-are-in-effect
