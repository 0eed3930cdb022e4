"""The command line. Each command's module is imported only when the command is used."""

from importlib import import_module

import click

from factcheck import __version__
from factcheck.errors import DomainError

COMMANDS = {
    "db": "factcheck.commands.upkeep:db",
    "demo": "factcheck.commands.serve:demo",
    "doctor": "factcheck.commands.upkeep:doctor",
    "export": "factcheck.commands.exporting:export",
    "import": "factcheck.commands.importing:import_",
    "serve": "factcheck.commands.serve:serve",
    "user": "factcheck.commands.users:user",
}


class Commands(click.Group):
    """Commands that are found by name, and whose refusals become one line on standard error."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DomainError as error:
            raise click.ClickException(str(error)) from error


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factcheck")
def main() -> None:
    """Read news articles sentence by sentence: what they claim, who said it, what bears on it.

    The database is a SQLite file in the data folder, or what FACTCHECK_DATABASE_URL names. The
    data folder is FACTCHECK_DATA_DIR, or the usual place for a user's application data.
    """


if __name__ == "__main__":
    main()
