"""Taking turns at a lock, one thread for all that wait.

A commit waits for the disk, which takes a hundred times as long as what is written. So whoever gets
the lock does the work of every thread that waits by then, in one commit ("group commit").
"""

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import partial
from typing import Any


@dataclass(slots=True, eq=False)
class Turn:
    """The work of one thread.

    Attributes:
        work: bound to the context of its thread, as another may run it: a work that asks who is
            signed in must hear of its own request.
        result: what the work returned, to be read when it is done.
        done: whether the work is committed.
    """

    work: Callable[..., Any]
    result: Any = None
    done: bool = False
    error: BaseException | None = None
    leads: bool = False
    woken: threading.Lock = field(default_factory=threading.Lock)


class Turns:
    """Brings together what threads want done under *lock*.

    Args:
        lock: gives a context manager that lets one group in.
        commit: does the works of several turns at once, setting their results, and says whether
            that succeeded. When it did not, nothing of them may be left.
    """

    def __init__(
        self,
        lock: Callable[[], AbstractContextManager[None]],
        commit: Callable[[Sequence[Turn]], bool],
    ) -> None:
        self._lock = lock
        self._commit = commit
        self._order = threading.Lock()
        self._waiting: list[Turn] = []
        self._led = False

    def take(self, work: Callable[..., Any]) -> Turn:
        """Return the turn of *work*: done in company, or still to be done by the caller alone.

        Raises:
            UnavailableError: the lock could not be had.
        """
        turn = Turn(partial(copy_context().run, work))
        turn.woken.acquire()
        with self._order:
            self._waiting.append(turn)
            turn.leads, self._led = not self._led, True
        if not turn.leads:
            turn.woken.acquire()  # until the turn is over, or it is the one to lead
        if turn.leads:
            self._lead()
        if turn.error:
            raise turn.error
        return turn

    def _lead(self) -> None:
        group: list[Turn] = []
        try:
            with self._lock():
                group = self._close_group()
                if len(group) > 1 and self._commit(group):
                    for turn in group:
                        turn.done = True
        except Exception as error:  # noqa: BLE001  raised again in each thread it concerns
            group = group or self._close_group()
            for turn in group:
                turn.error = error
        finally:
            self._pass_on(group or self._close_group())

    def _close_group(self) -> list[Turn]:
        with self._order:
            group, self._waiting = self._waiting, []
        return group

    def _pass_on(self, group: Sequence[Turn]) -> None:
        """Wake those whose turn is over, and the first of those who came meanwhile, to lead."""
        with self._order:
            following = self._waiting[:1]
            self._led = bool(following)
        for turn in following:
            turn.leads = True
            turn.woken.release()
        for turn in group:
            if not turn.leads:
                turn.woken.release()
