"""Keys that a client can make: UUIDs of version 7."""

import os
import time
from uuid import UUID

_VERSION = 7 << 76
_VARIANT = 2 << 62
_RANDOM = (1 << 62) - 1


def uuid7() -> UUID:
    """Return a new UUID that sorts by the moment it was made, to a quarter of a microsecond.

    Source: RFC 9562, section 5.7, with the fraction of the millisecond in rand_a (section 6.2,
    method 3).
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = rest * 4096 // 1_000_000
    noise = int.from_bytes(os.urandom(8)) & _RANDOM
    return UUID(int=milliseconds << 80 | _VERSION | fraction << 64 | _VARIANT | noise)
