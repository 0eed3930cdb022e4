"""Verbs and other words that turn round what stands with them, without a `not`. English."""

from factcheck.compare.statement import concept_of

_UNDOING = """
suspend withhold halt cancel scrap postpone drop decline reject deny block prevent spare forgo
refuse ban avoid abandon fail lack cease dismiss shelve exempt waive freeze forbid bar prohibit
outlaw veto rescind revoke repeal abolish scotch quash overturn annul nullify thwart foil avert
escape evade elude dodge skip miss omit exclude preclude neglect ignore overlook refrain abstain
desist stop quit renounce relinquish forfeit disown disclaim repudiate rebuff spurn resist oppose
dispute disprove refute rebut contradict doubt mistrust distrust disregard flout discard ditch axe
shun boycott deprive rob strip remove withdraw retract defer delay forestall obstruct impede hinder
deter discourage dissuade inhibit stymie scupper torpedo derail eliminate eradicate
shortage absence dearth scarcity deficit refusal failure inability rejection suspension cancellation
insufficient inadequate await absent unable unwilling reluctant impossible unlikely unaware
unsuccessful devoid bereft
"""
UNDOING = frozenset(map(concept_of, _UNDOING.split()))
"""Concepts by which a clause says no: `suspend repayments` is `no repayments`."""
UNDOING_FORMS = frozenset(
    {"barred", "ruled", "rules", "rule", "seldom", "rarely", "lost", "short", "waiting"}
)
"""Such words by their form, as others of the same stem do not."""
TOO = frozenset({"little", "few"})
"""What with `too` is as good as none."""
WITHOUT_UNDOING = tuple(
    "union unit unifo unifi unify unil uniq unis univ unic unanim under unless until".split()
)
"""Beginnings of words with an `un` that undoes nothing: `university`, `understand`."""
UNREAL = frozenset("about almost nearly threatened threatens close brink verge".split())
"""Words before what then did not happen: `was about to close`."""
BINDING = frozenset(
    "need needs needed require requires required must should ought supposed obliged demand demands "
    "stipulate stipulates prescribe prescribes".split()
)
"""Words for what has to be done, which says nothing of whether it was."""
