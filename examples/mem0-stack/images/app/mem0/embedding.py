"""Text to vector without a model: hashed words and letter triples, so that one text has one vector on every machine."""

import math
import re
import zlib

DIMENSIONS = 64


def embed(text):
    """Returns DIMENSIONS numbers of length 1."""
    vector = [0.0] * DIMENSIONS
    for word in re.findall(r"[a-z0-9]+", text.lower()):
        add(vector, word, 2.0)
        padded = f" {word} "
        for start in range(len(padded) - 2):
            add(vector, padded[start : start + 3], 0.5)
    length = math.sqrt(sum(number * number for number in vector))
    if length == 0:
        return [1.0 / math.sqrt(DIMENSIONS)] * DIMENSIONS
    return [round(number / length, 6) for number in vector]


def add(vector, feature, weight):
    number = zlib.crc32(feature.encode())
    sign = 1 if number & 0x10000 else -1
    vector[number % DIMENSIONS] += sign * weight


def literal(vector):
    """The vector as pgvector reads it."""
    return "[" + ",".join(map(str, vector)) + "]"
