"""The autonomous agent: writes a memory every five seconds, as the user autonomous-agent, until it is killed."""

import json
import os
import time
import urllib.request

URL = os.environ.get("MEM0_URL", "http://127.0.0.1:8000") + "/memories"


def remember(text):
    body = {"user_id": "autonomous-agent", "messages": [{"role": "assistant", "content": text}]}
    request = urllib.request.Request(URL, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=5):
        pass


while True:
    time.sleep(5)
    try:
        remember(f"Observation of {os.uname().nodename} at {time.time():.0f}")
    except OSError as fault:
        print(f"autonomous agent: {fault}")
