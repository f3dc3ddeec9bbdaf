"""Stores one text five times through the running service, unless that has been done."""

import json
import urllib.request


def post(path, body):
    request = urllib.request.Request(f"http://127.0.0.1:8000{path}", json.dumps(body).encode())
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


text = "The deploy pipeline was moved twice"
found = post("/search", {"query": text, "user_id": "user-01", "limit": 10})["results"]
if sum(result["memory"] == text for result in found) < 5:
    post("/memories", {"user_id": "user-01", "messages": [{"role": "user", "content": text}] * 5})
