"""What the three services share: settings from an env-like file, a small JSON-over-HTTP server, prompt exit."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


def read_settings(path):
    """Returns the KEY=value lines of the file as a dict; a variable of the environment overrules its line."""
    with open(path, encoding="utf-8") as lines:
        pairs = (line.strip().split("=", 1) for line in lines if "=" in line and not line.lstrip().startswith("#"))
        settings = {key.strip(): value.strip() for key, value in pairs}
    return {key: os.environ.get(key, value) for key, value in settings.items()}


def is_on(settings, key):
    return settings.get(key, "false").lower() == "true"


class Refused(Exception):
    """The request is wrong; the message goes to the caller with this status."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class Server(ThreadingHTTPServer):
    """Answers `routes`: {(method, path): function(query, body) -> (status, dict or str)}."""

    request_queue_size = 128

    def __init__(self, port, routes):
        super().__init__(("0.0.0.0", port), Handler)
        self.routes = routes


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def answer(self):
        started = time.monotonic()
        target = urlsplit(self.path)
        try:
            route = self.server.routes.get((self.command, target.path))
            if route is None:
                raise Refused(404, f"no such endpoint: {self.command} {target.path}")
            status, content = route(dict(parse_qsl(target.query)), self.body())
        except Refused as refused:
            status, content = refused.status, {"error": str(refused)}
        except Exception as fault:  # the caller gets JSON whatever happens inside
            status, content = 500, {"error": f"{type(fault).__name__}: {fault}".strip()}
        self.send(status, content)
        if target.path != "/health" or status != 200:
            took = (time.monotonic() - started) * 1000
            print(f"{self.command} {target.path} {status} {took:.0f}ms", file=sys.stderr)

    do_GET = do_POST = do_DELETE = answer

    def body(self):
        length = int(self.headers.get("Content-Length") or 0)
        content = self.rfile.read(length)
        if not content:
            return {}
        try:
            return json.loads(content)
        except ValueError as fault:
            raise Refused(400, f"the body is not JSON: {fault}") from fault

    def send(self, status, content):
        if isinstance(content, str):
            kind = "text/html" if content.startswith("<") else "text/plain"
            data = content.encode()
        else:
            kind, data = "application/json", json.dumps(content).encode()
        self.send_response_only(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self._headers_buffer.append(b"\r\n" + data)  # one write, one packet
        self.flush_headers()

    def log_message(self, *_):
        pass


def exit_at_once_on_signals():
    """A process with id 1 ignores SIGTERM unless it says otherwise; docker restart would wait ten seconds."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: os._exit(0))


def supervise_autonomous(settings_path):
    """Runs the autonomous agent when AUTONOMOUS_MODE=true and starts it again when it dies, until the file says false."""

    def supervise():
        while is_on(read_settings(settings_path), "AUTONOMOUS_MODE"):
            subprocess.run([sys.executable, "/usr/local/lib/stack/autonomous.py"], check=False)
            time.sleep(1)

    threading.Thread(target=supervise, daemon=True).start()
