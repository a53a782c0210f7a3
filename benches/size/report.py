"""Says what the program of the browser is made of: its sections, its crates, the files of this crate and
the largest functions.

    report.py FILE.wasm

The file has to have its names (`script/shrink.mjs --names`). Sizes are in bytes, before compression. A function of
no crate's own, such as a `Vec` of articles that is dropped, counts for the crate that its name begins
with, which is often the standard library or Leptos.
"""

import os
import re
import sys
from collections import Counter

FUNCTIONS = 60
SECTIONS = {1: "types", 2: "imports", 3: "functions", 7: "exports", 9: "table", 10: "code", 11: "data"}
CUSTOM, IMPORT, CODE = 0, 2, 10
# A function's import says no more than its type, which follows in one number.
FUNCTION_IMPORT = 0
FUNCTION_NAMES = 1


class Reader:
    """Reads WebAssembly's binary format (WebAssembly Core Specification 2.0, chapter 5)."""

    def __init__(self, data, place=0):
        self.data, self.place = data, place

    def byte(self):
        self.place += 1
        return self.data[self.place - 1]

    def number(self):
        result = shift = 0
        while True:
            byte = self.byte()
            result |= (byte & 0x7F) << shift
            if byte < 0x80:
                return result
            shift += 7

    def piece(self):
        length = self.number()
        self.place += length
        return self.data[self.place - length : self.place]

    def name(self):
        return self.piece().decode()

    def is_at_end(self):
        return self.place >= len(self.data)


def sections(data):
    reader = Reader(data, len(b"\0asm") + 4)
    while not reader.is_at_end():
        kind = reader.byte()
        yield kind, reader.piece()


def imports(content):
    reader = Reader(content)
    for _ in range(reader.number()):
        name = f"{reader.name()} {reader.name()}"
        if reader.byte() != FUNCTION_IMPORT:
            sys.exit(f"error: `{name}` is no function\nhelp: report.py reads what wasm-bindgen makes")
        reader.number()
        yield name


def function_names(content):
    reader = Reader(content)
    if reader.name() != "name":
        return {}
    while not reader.is_at_end():
        kind, part = reader.byte(), Reader(reader.piece())
        if kind == FUNCTION_NAMES:
            return {part.number(): part.name() for _ in range(part.number())}
    return {}


def pieces(content):
    reader = Reader(content)
    return [len(reader.piece()) for _ in range(reader.number())]


def crate(name):
    """The first crate that a name says: `<&tachys::Thing as core::Trait>::method` is of tachys."""
    found = re.search(r"([a-z_][a-z0-9_]*)(?:\[[0-9a-f]+\])?::", name)
    return found.group(1) if found else "(other)"


def module(name):
    """The file of this crate that a function is of, below `src` and without its ending."""
    found = re.search(r"\boctavo(?:\[[0-9a-f]+\])?((?:::[a-z_0-9]+)+)", name)
    path = found.group(1).split("::")[1:] if found else []
    while path:
        file = "/".join(path)
        if os.path.exists(f"src/{file}.rs") or os.path.exists(f"src/{file}/mod.rs"):
            return file
        path.pop()
    return "(generic)"


def table(heading, rows):
    print(f"\n{heading}")
    for size, words in rows:
        print(f"{size:9,}  {words}")


def main(path):
    with open(path, "rb") as file:
        data = file.read()
    sizes, names, bodies, imported = Counter(), {}, [], 0
    for kind, content in sections(data):
        if kind == CUSTOM:
            names |= function_names(content)
            continue
        sizes[SECTIONS.get(kind, "other")] += len(content)
        if kind == IMPORT:
            imported = len(list(imports(content)))
        if kind == CODE:
            bodies = pieces(content)
    if not names:
        sys.exit(f"error: {path} has no names\nhelp: make it with `script/shrink.mjs --names`")
    functions = [(size, names.get(imported + place, "")) for place, size in enumerate(bodies)]
    crates, counts = Counter(), Counter()
    for size, name in functions:
        crates[crate(name)] += size
        counts[crate(name)] += 1
    table("sections", [(size, name) for name, size in sizes.most_common()])
    rows = [(size, f"{name}, {counts[name]} functions") for name, size in crates.most_common(25)]
    table(f"code by crate ({len(functions)} functions, {imported} imports)", rows)
    modules = Counter()
    for size, name in functions:
        if crate(name) == "octavo":
            modules[module(name)] += size
    table("code of octavo by file", [(size, name) for name, size in modules.most_common()])
    table("largest functions", sorted(functions, reverse=True)[:FUNCTIONS])


main(sys.argv[1])
