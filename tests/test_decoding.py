"""Values are read by several threads at once, also the first of their kind."""

from __future__ import annotations

import subprocess
import sys

# Kinds that hold one another, each first read by six threads at the same moment.
READ_AT_ONCE = """
import sys, threading, types
from crosswire.model.decoding import convert_plain, decode_json

sys.setswitchinterval(1e-6)
KINDS = "from __future__ import annotations\\nimport msgspec\\n" + "".join(
    f"class K{n}(msgspec.Struct):\\n"
    + "".join(f"  f{f}: int | None = None\\n" for f in range(20))
    + (f"  next: K{n - 1} | None = None\\n" if n else "")
    for n in range(20)
)

def read(kind, start):
    start.wait()
    decode_json('{"next": {"next": {"f1": 1}}}', kind)
    convert_plain({"next": {"f2": 2}}, kind)

for turn in range(20):
    module = types.ModuleType(f"kinds_{turn}")
    sys.modules[module.__name__] = module
    exec(KINDS, module.__dict__)
    start = threading.Barrier(6)
    threads = [threading.Thread(target=read, args=(module.K19, start)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


def test_the_first_of_a_kind_may_be_read_by_many_at_once() -> None:
    # In a process of its own: with msgspec's own functions it ends in a segmentation fault.
    done = subprocess.run(
        [sys.executable, "-c", READ_AT_ONCE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
