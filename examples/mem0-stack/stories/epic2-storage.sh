# The broken storing has stored things since a moment that the operator knows.
sees=storing-is-the-original
options=(--var "since=$(date --utc +%Y-%m-%dT%H:%M:%SZ)")
