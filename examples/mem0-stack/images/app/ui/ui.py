"""The page people look at: whether the memory service answers, and what it says about itself."""

import html
import urllib.error
import urllib.request

from service import Server, exit_at_once_on_signals


def mem0_health():
    try:
        with urllib.request.urlopen("http://mem0:8000/health", timeout=3) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as fault:
        return fault.read().decode()
    except OSError as fault:
        return str(fault)


def page(_query, _body):
    return 200, f"<!doctype html><title>mem0</title><h1>mem0</h1><pre>{html.escape(mem0_health())}</pre>\n"


if __name__ == "__main__":
    exit_at_once_on_signals()
    Server(3000, {("GET", "/"): page, ("GET", "/health"): lambda _query, _body: (200, {"status": "ok"})}).serve_forever()
