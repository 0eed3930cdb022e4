"""The form behind the buttons of a mark."""

from wtforms import HiddenField, StringField

from factcheck.compare.deciding import Decision
from factcheck.errors import InvalidError
from factcheck.models import DiscrepancyKind, DiscrepancyState
from factcheck.web.forms import DAMAGED, BaseForm, choice_or_none, offsets_or_none, uuid_or_none


class DiscrepancyForm(BaseForm):
    """Which difference is meant, and what becomes of it."""

    snapshot = HiddenField()
    passage = HiddenField()
    span = HiddenField()
    kind = HiddenField()
    claim = HiddenField()
    state = StringField()
    """Empty to take a decision back."""
    next = HiddenField()

    def decision(self) -> Decision:
        """What was asked for.

        Raises:
            InvalidError: it is not what our page sends.
        """
        snapshot_id = uuid_or_none(self.snapshot.data)
        passage, span = offsets_or_none(self.passage.data), offsets_or_none(self.span.data)
        kind = choice_or_none(DiscrepancyKind, self.kind.data)
        state = choice_or_none(DiscrepancyState, self.state.data)
        known = state is not None or not self.state.data
        if not (snapshot_id and passage and span and kind and self.claim.data and known):
            raise InvalidError(DAMAGED)
        return Decision(snapshot_id, passage, *span, kind, self.claim.data, state)
