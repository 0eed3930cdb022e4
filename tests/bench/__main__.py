"""Run all benchmarks, one after the other, and print every figure beside its goal: `make bench`.

    python -m tests.bench                 all, within ten minutes
    python -m tests.bench saves open      some

A missed goal is marked and nothing more; a benchmark that breaks ends the run with an error.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.report import HANDED_ON, MISSED, handed_on, print_table

BENCHES: dict[str, tuple[str, ...]] = {
    "segment": ("--quick",),
    "exchange": (),
    "open": (),
    "saves": (),
    "speakers": (),
    "search": (),
    "compare": (),
    "beside": (),
    "desk": (),
    "browser": (),
}
"""The modules bench_NAME, with their arguments, in the order in which they run."""
LONGEST = 400
"""Seconds one of them may take."""


def main(names: list[str]) -> int:
    broken = []
    with TemporaryDirectory() as folder:
        figures = Path(folder) / "figures"
        figures.touch()
        for name in names or BENCHES:
            begun = time.monotonic()
            if not run(name, figures):
                broken.append(name)
            print(f"({name}: {time.monotonic() - begun:.0f} s)", flush=True)
        found = handed_on(figures)
    print_table("All figures", found)
    missed = sum(figure.verdict == MISSED for figure in found)
    goals = sum(bool(figure.goal) for figure in found)
    print(f"\n{goals - missed} of {goals} goals met.")
    if broken:
        print(f"Did not run to its end: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


def run(name: str, figures: Path) -> bool:
    """Run one benchmark and say whether it came to its end."""
    command = [sys.executable, "-m", f"tests.bench.bench_{name}", *BENCHES[name]]
    environment = os.environ | {HANDED_ON: str(figures)}
    process = subprocess.Popen(command, env=environment)
    try:
        return process.wait(timeout=LONGEST) == 0
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)  # so that it ends its servers on the way out
        process.wait()
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
