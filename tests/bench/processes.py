"""What a server's processes cost, all of them together."""

from contextlib import suppress

import psutil


def family(pid: int) -> list[psutil.Process]:
    """Return a process and all that descend from it."""
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def cpu_seconds(pid: int) -> float:
    """Return the CPU time that *pid* and the processes below it have used until now."""
    used = 0.0
    for process in family(pid):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            used += times.user + times.system
    return used


def memory_megabytes(pid: int) -> float:
    """Return the memory of *pid* and the processes below it, shared pages counted once.

    That is the PSS of Linux; elsewhere the memory each process has for itself.
    """
    full = [process.memory_full_info() for process in family(pid)]
    return sum(getattr(info, "pss", info.uss) for info in full) / 1e6
