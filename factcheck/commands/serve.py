"""Serving the pages. The parent process imports no database code, to stay small."""

import os
import sys
import webbrowser
from collections.abc import Callable
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import Any

import click

from factcheck.commands.server import Listening, listen, run
from factcheck.config import Settings
from factcheck.errors import DomainError, InvalidError

PORT = 5000


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535),
    help="Port; a free one is used when it is taken.",
)  # fmt: skip
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 256))
def serve(host: str, port: int, workers: int, threads: int) -> None:
    """Serve the pages until Ctrl+C."""
    settings = Settings.from_env()
    _in_child("factcheck.commands.prepare", "prepare_database", settings)
    listening = _listen(host, port)
    run(
        settings,
        listening,
        lambda: click.echo(f"Factcheck is at {listening.url}  (Ctrl+C stops it)"),
        workers=workers,
        threads=threads,
    )


@click.command()
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535),
    help="Port; a free one is used when it is taken.",
)  # fmt: skip
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def demo(port: int, no_browser: bool) -> None:
    """Start with the demo desk: make the database, fill it, serve, and print a sign-in link.

    A second start keeps all work and only prints a new link.
    """
    settings = Settings.from_env()
    token = _in_child("factcheck.commands.prepare", "prepare_demo", settings)
    listening = _listen("127.0.0.1", port)
    link = f"{listening.url}/sign-in/{token}"

    def ready() -> None:
        click.echo("Factcheck is ready. This link signs you in, once (Ctrl+C stops the server):")
        click.echo(f"\n  {link}\n")
        if not no_browser and _has_screen():
            webbrowser.open(link)

    run(settings, listening, ready)


def _listen(host: str, port: int) -> Listening:
    listening = listen(host, port)
    if port not in {0, listening.port}:
        click.echo(f"Port {port} is taken, so this is port {listening.port}.", err=True)
    return listening


def _has_screen() -> bool:
    """Whether a browser would open in a window, and somebody sits before it."""
    if not sys.stdout.isatty():
        return False
    windows = "win32", "darwin"
    return sys.platform in windows or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())


def _in_child(module: str, function: str, settings: Settings) -> Any:
    """Call a function in a process of its own, which takes its memory with it.

    Raises:
        DomainError: what the function raised.
    """
    method = "fork" if "fork" in get_all_start_methods() else None
    context: Any = get_context(method)
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_call, args=(theirs, module, function, settings))
    child.start()
    theirs.close()
    try:
        answer, error = ours.recv()
    except EOFError:
        raise InvalidError("Preparing the database failed; the lines above say why.") from None
    finally:
        child.join()
    if error:
        raise error
    return answer


def _call(answers: Connection, module: str, function: str, settings: Settings) -> None:
    work: Callable[[Settings], Any] = getattr(__import__(module, fromlist=[function]), function)
    try:
        answers.send((work(settings), None))
    except DomainError as error:
        answers.send((None, InvalidError(str(error))))
