"""The form for what is known of a publisher."""

from typing import Self
from urllib.parse import urlsplit

from werkzeug.datastructures import MultiDict

from factcheck.errors import InvalidError
from factcheck.models import Publisher
from factcheck.sources.publishers import MOST_NAMES, PublisherDraft
from factcheck.text.clean import clean_line, clean_url
from factcheck.text.fold import fold
from factcheck.web.forms import BlockField, CleanedField, RevisionForm, line_field
from factcheck.web.language import later
from factcheck.web.language import lazy_text as _l
from factcheck.words import say

NO_NAME = say("Give the publisher a name.")
NO_WEBSITE = say(
    "This is no website. Give its name, such as courier.example, or its address, such as "
    "https://courier.example."
)


def _lines(typed: str) -> str:
    """Clean each line; more than could be stored are told apart later."""
    lines = [clean_line(line) for line in typed.splitlines()[: 10 * MOST_NAMES]]
    return "\n".join(line for line in lines if line)


def _host(typed: str) -> str:
    """Return the host of a website, given by its name or by an http or https address."""
    given = clean_line(typed)
    if not given:
        return ""
    address = given if "://" in given else f"https://{given}"
    try:
        host = urlsplit(clean_url(address)).hostname or ""
    except (InvalidError, ValueError) as error:
        raise InvalidError(NO_WEBSITE) from error
    host = host.removeprefix("www.").rstrip(".")
    if "." not in host:
        raise InvalidError(NO_WEBSITE)
    return host


class PublisherForm(RevisionForm):
    """A publisher, to be corrected."""

    name = line_field(_l("Name"), required=later(NO_NAME))
    names = BlockField(_l("Other names"), _lines)
    owner = line_field(_l("Owner"))
    host = CleanedField(_l("Website"), _host)

    @classmethod
    def showing(cls, publisher: Publisher) -> Self:
        """The form with what is stored."""
        own = fold(publisher.name)
        others = "\n".join(name.name for name in publisher.names if name.folded != own)
        return cls(
            MultiDict(),
            name=publisher.name,
            names=others,
            owner=publisher.owner,
            host=publisher.host,
            revision=publisher.revision,
        )

    def draft(self) -> PublisherDraft:
        """What was typed; validate() must have passed."""
        names = tuple(self.names.data.splitlines())
        return PublisherDraft(self.name.data, names, self.owner.data, self.host.data)
