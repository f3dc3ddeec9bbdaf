"""The OpenMemory MCP server: gives agents the tools `search_memory` and `add_memory` over JSON-RPC."""

import http.client
import json
import os
import signal
import sys

from service import Refused, Server, is_on, read_settings, supervise_autonomous

SETTINGS_FILE = "/usr/src/openmemory/.env"
MEM0_TIMEOUT = 5
settings = read_settings(SETTINGS_FILE)
workers = min(int(settings["WORKERS"]), int(settings["MAX_WORKERS"]))

TOOLS = {
    "search_memory": ("Finds memories near a query", "/search", lambda given: given),
    "add_memory": (
        "Stores a text",
        "/memories",
        lambda given: {"user_id": given.get("user_id"), "messages": [{"role": "user", "content": given.get("text")}]},
    ),
}


def mem0(method, path, body=None):
    """Asks mem0 and returns status and JSON; a refused or slow mem0 is an OSError."""
    connection = http.client.HTTPConnection("mem0", 8000, timeout=MEM0_TIMEOUT)
    try:
        connection.request(method, path, body and json.dumps(body), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def health(_query, _body):
    try:
        status, _ = mem0("GET", "/health")
        memory = "up" if status == 200 else f"answers {status}"
    except OSError as fault:
        memory = str(fault)
    good = memory == "up"
    return (200 if good else 503), {
        "status": "ok" if good else "failing",
        "mem0": memory,
        "workers": workers,
        "caching": is_on(settings, "ENABLE_CACHING"),
        "autonomous": is_on(settings, "AUTONOMOUS_MODE"),
    }


def call_tool(parameters):
    name = parameters.get("name")
    if name not in TOOLS:
        raise Refused(404, f"no such tool: {name}")
    _, path, body = TOOLS[name]
    status, content = mem0("POST", path, body(parameters.get("arguments") or {}))
    return {"isError": status != 200, "content": [{"type": "text", "text": json.dumps(content)}]}


def rpc(_query, body):
    method, parameters = body.get("method"), body.get("params") or {}
    if method == "initialize":
        result = {"protocolVersion": "2025-03-26", "serverInfo": {"name": "openmemory", "version": "1"}, "capabilities": {"tools": {}}}
    elif method == "tools/list":
        result = {"tools": [{"name": name, "description": tool[0], "inputSchema": {"type": "object"}} for name, tool in TOOLS.items()]}
    elif method == "tools/call":
        result = call_tool(parameters)
    else:
        raise Refused(404, f"no such method: {method}")
    return 200, {"jsonrpc": "2.0", "id": body.get("id"), "result": result}


ROUTES = {
    ("GET", "/health"): health,
    ("GET", "/settings"): lambda _query, _body: (200, settings),
    ("POST", "/mcp"): rpc,
}


def main():
    """Serves from WORKERS processes that share one port; when one of them dies, all go and Docker starts them afresh."""
    server = Server(8765, ROUTES)
    children = []
    for _ in range(workers):
        child = os.fork()
        if child == 0:
            server.serve_forever()
        children.append(child)

    def stop(*_):
        for child in children:
            os.kill(child, signal.SIGKILL)
        os._exit(0)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    supervise_autonomous(SETTINGS_FILE)
    while os.wait()[0] not in children:
        pass
    sys.exit("a worker died")


if __name__ == "__main__":
    main()
