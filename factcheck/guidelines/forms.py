"""The form for guidelines."""

from typing import Self

from werkzeug.datastructures import MultiDict

from factcheck.guidelines import starting
from factcheck.guidelines.service import LONGEST_CHANGE, LONGEST_DEFINITION, GuidelineDraft
from factcheck.models import Guideline, Tag
from factcheck.web.forms import RevisionForm, line_field, note_field
from factcheck.web.language import lazy_text as _l
from factcheck.web.language import translate


class GuidelineForm(RevisionForm):
    """A new version; its revision is the version that was seen."""

    text = note_field(_l("Text"))
    claim = line_field(_l("Claim"), max_length=LONGEST_DEFINITION)
    quote = line_field(_l("Quote"), max_length=LONGEST_DEFINITION)
    opinion = line_field(_l("Opinion"), max_length=LONGEST_DEFINITION)
    other = line_field(_l("None"), max_length=LONGEST_DEFINITION)
    change = line_field(_l("What is new"), max_length=LONGEST_CHANGE)

    @classmethod
    def showing(cls, guideline: Guideline | None) -> Self:
        """The form with the version that holds, or empty."""
        if guideline is None:
            return cls(MultiDict(), revision=0)
        version = guideline.version
        return cls(MultiDict(), text=guideline.text, revision=version, **guideline.definitions)

    @classmethod
    def starting(cls) -> Self:
        """The form with a text to start from, in the reader's language."""
        text = "\n\n".join(map(translate, starting.TEXT))
        definitions = {tag: translate(said) for tag, said in starting.DEFINITIONS.items()}
        return cls(MultiDict(), text=text, revision=0, **definitions)

    def draft(self) -> GuidelineDraft:
        """What was typed; validate() must have passed."""
        definitions = {tag.value: self[tag.value].data for tag in Tag}
        return GuidelineDraft(self.text.data, definitions, self.change.data)
