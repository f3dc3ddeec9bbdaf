"""A minimal Neo4j client: Bolt 4.4, one connection, auto-commit statements, basic authentication."""

import socket
import struct

HELLO, RESET, RUN, PULL = 0x01, 0x0F, 0x10, 0x3F
SUCCESS, RECORD = 0x70, 0x71


class BoltError(Exception):
    pass


class Bolt:
    def __init__(self, host, port, user, password, timeout=5.0):
        self.socket = socket.create_connection((host, port), timeout=timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(b"\x60\x60\xb0\x17" + b"\x00\x00\x04\x04" + bytes(12))
        if self.read(4) != b"\x00\x00\x04\x04":
            raise BoltError("the server does not speak Bolt 4.4")
        credentials = {"scheme": "basic", "principal": user, "credentials": password}
        self.send(HELLO, {"user_agent": "mem0-stack/1"} | credentials)
        self.summary()

    def run(self, query, **parameters):
        """Runs one statement and returns its rows as dicts."""
        self.send(RUN, query, parameters, {})
        self.send(PULL, {"n": -1})
        try:
            fields = self.summary()["fields"]
        except BoltError:
            self.receive()  # the PULL is answered with "ignored"
            self.send(RESET)
            self.summary()
            raise
        rows = []
        while True:
            kind, content = self.receive()
            if kind == RECORD:
                rows.append(dict(zip(fields, content[0])))
            elif kind == SUCCESS:
                return rows
            else:
                self.send(RESET)
                self.summary()
                raise BoltError(content[0].get("message", "failed"))

    def close(self):
        self.socket.close()

    def summary(self):
        kind, content = self.receive()
        if kind != SUCCESS:
            raise BoltError(content[0].get("message", "failed") if content else "ignored")
        return content[0]

    def send(self, tag, *fields):
        message = bytes([0xB0 + len(fields), tag]) + b"".join(map(pack, fields))
        chunks = [message[start : start + 0xFFFF] for start in range(0, len(message), 0xFFFF)]
        self.socket.sendall(b"".join(struct.pack(">H", len(chunk)) + chunk for chunk in chunks) + b"\x00\x00")

    def receive(self):
        message = b""
        while True:
            (size,) = struct.unpack(">H", self.read(2))
            if size:
                message += self.read(size)
            elif message:
                tag, fields = Unpacker(message).value()
                return tag, fields

    def read(self, count):
        data = b""
        while len(data) < count:
            part = self.socket.recv(count - len(data))
            if not part:
                raise ConnectionError("Neo4j closed the connection")
            data += part
        return data


def pack(value):
    """PackStream for what the queries here send."""
    if value is None:
        return b"\xc0"
    if isinstance(value, bool):
        return b"\xc3" if value else b"\xc2"
    if isinstance(value, int):
        return b"\xcb" + struct.pack(">q", value)
    if isinstance(value, float):
        return b"\xc1" + struct.pack(">d", value)
    if isinstance(value, str):
        data = value.encode()
        return b"\xd2" + struct.pack(">I", len(data)) + data
    if isinstance(value, list):
        return b"\xd6" + struct.pack(">I", len(value)) + b"".join(map(pack, value))
    if isinstance(value, dict):
        items = b"".join(pack(key) + pack(item) for key, item in value.items())
        return b"\xda" + struct.pack(">I", len(value)) + items
    raise TypeError(f"cannot send a {type(value).__name__} over Bolt")


class Unpacker:
    SIZES = {0xD0: ">B", 0xD1: ">H", 0xD2: ">I", 0xD4: ">B", 0xD5: ">H", 0xD6: ">I", 0xD8: ">B", 0xD9: ">H", 0xDA: ">I"}
    NUMBERS = {0xC1: ">d", 0xC8: ">b", 0xC9: ">h", 0xCA: ">i", 0xCB: ">q"}
    PLAIN = {0xC0: None, 0xC2: False, 0xC3: True}

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, layout):
        return struct.unpack(layout, self.take(struct.calcsize(layout)))[0]

    def value(self):
        mark = self.take(1)[0]
        if mark in self.PLAIN:
            return self.PLAIN[mark]
        if mark in self.NUMBERS:
            return self.number(self.NUMBERS[mark])
        if mark < 0x80 or mark >= 0xF0:
            return mark if mark < 0x80 else mark - 0x100
        high, low = mark & 0xF0, mark & 0x0F
        if high == 0xB0:
            return self.take(1)[0], [self.value() for _ in range(low)]
        if mark in self.SIZES:
            low, high = self.number(self.SIZES[mark]), {0xD0: 0x80, 0xD4: 0x90, 0xD8: 0xA0}[mark & 0xFC]
        if high == 0x80:
            return self.take(low).decode()
        if high == 0x90:
            return [self.value() for _ in range(low)]
        if high == 0xA0:
            return {self.value(): self.value() for _ in range(low)}
        raise BoltError(f"unknown PackStream mark {mark:#x}")
