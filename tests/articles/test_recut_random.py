"""Random splits, joins and corrections of annotated articles in five scripts, and undoing them all.

Two reviewers have worked on each article. After every step each annotation has its exact words, or
was told to lose its place before; nothing is dropped. Undone in reverse order, all is as it was.
"""

import random
from dataclasses import replace

import pytest

from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.articles import recut
from factcheck.articles.recut_types import Fate, Whole
from factcheck.articles.service import Draft, Metadata, import_article
from factcheck.articles.unplaced import list_lost
from factcheck.errors import DomainError
from factcheck.models import Tag, uuid7
from factcheck.text.graphemes import is_boundary
from factcheck.undo.service import redo
from tests.articles.recutting import (
    ATTRIBUTION,
    assert_sound,
    cut_of,
    editor,
    rows_of,
    snapshot,
    standing,
    stored,
    undo_last,
)
from tests.support.work import add_report, link

pytestmark = pytest.mark.slow

STEPS = 20
TEXTS = {
    "latin with emoji": (
        "en",
        """The 👩‍🔬 river rose 👍🏽 by 18 cm, said Lena. It fell on Tuesday ❤\ufe0f. No 🇹🇷🇪🇸 flags.
A family 👨‍👩‍👧‍👦 came home. They were 🏴‍☠\ufe0f tired.""",
        ["x", " more", "👩‍🔬", "🇹🇷", ".", "ed"],
    ),
    "combining marks": (
        "tr",
        """Bu\u0308yu\u0308k ne\u0302hir ta\u0323\u0302s\u0327tı, dedi. Kimse go\u0308rmedi.
S\u0327ehir u\u0308zgu\u0308n. E\u0301le\u0301 o\u0308yle\u0300 kaldı. So\u0308z bitti.""",
        ["o\u0308", " c\u0327ok", "a\u0323\u0302", "\u0301", "z"],
    ),
    "arabic": (
        "ar",
        """ارتفع النَّهر ١٨ سنتيمترًا، قالت لينا. ثم انخفض يوم الثلاثاء؟ لم يُصَب أحد.
عادت العائلة إلى البيت. كانت مُتعَبة جدًّا.""",
        ["َ", " جدًّا", "نهر", "،", "٣"],
    ),
    "hebrew": (
        "he",
        """הַנָּהָר עלה ב־18 סנטימטרים, אמרה לנה. הוא ירד ביום שלישי. איש לא נפגע.
המשפחה חזרה הביתה. הם היו עֲיֵפִים מאוד.""",
        ["ָ", " שוב", "שָׁ", "־", "ים"],
    ),
    "chinese and devanagari": (
        "zh",
        """水位上升了十八厘米，莉娜说。星期二又下降了。नदी क्षितिज तक थी। 没有人受伤。
一家人回家了。वे बहुत थक गए थे।""",
        ["水", "क्षि", "，", "ा", "再次"],
    ),
}


class Play:
    """One article, and random work on it."""

    def __init__(self, session, project, script, alice, bob):
        self.session, self.project, self.alice, self.bob = session, project, alice, bob
        self.random = random.Random(script)
        language, text, self.typed = TEXTS[script]
        metadata = Metadata(title=script, language=language)
        self.article = import_article(session, project.id, Draft(text, metadata), alice.id)
        self.source = add_report(session, project, alice)

    def rows(self):
        return rows_of(self.session, self.article)

    def stretch(self, text):
        """A part of a text that cuts no sign in two, and is not only spaces."""
        edges = [at for at in range(len(text) + 1) if is_boundary(text, at)]
        while True:
            start, end = sorted(self.random.choices(edges, k=2))
            if start < end and text[start:end].strip():
                return Span(start, end, text[start:end])

    def mark(self, user, *, whole=False):
        """Annotate a sentence, or words in it, in one step."""
        row = self.random.choice(self.rows())
        parts = {name: self.stretch(row.text) for name in ATTRIBUTION if self.random.random() < 0.4}
        who = (AttributionDraft(uuid7(), "Lena", **parts),) if parts else ()
        tag = self.random.choice([*Tag, None])
        save_annotation(
            self.session,
            uuid7(),
            row.id,
            user.id,
            Reading(tag, who, note=self.random.choice(["", "A note."])),
            seen_revision=0,
            span=None if whole else self.stretch(row.text),
        )
        return row

    def work(self, user, times):
        """Annotate words, whole sentences, and link sources to some of these."""
        for number in range(times):
            try:
                row = self.mark(user, whole=number % 3 == 0)
                if number % 2:
                    link(self.session, row, user, self.source)
            except DomainError:  # the sentence as a whole is annotated or linked already
                continue

    def cut(self):
        """Cut the article somehow; return whether that was possible."""
        row = self.random.choice(self.rows())
        seen = {"seen_cut": cut_of(self.session, self.article)}
        cutter = editor(self.alice)
        match self.random.choice(["split", "split", "merge", "merge", "correct"]):
            case "split":
                at = self.random.randrange(len(row.text) + 1)
                whole = self.random.choice(list(Whole))
                preview = (recut.preview_split, (row.id, at, cutter, whole), {})
                apply = (recut.split_sentence, (row.id, at, cutter), {**seen, "whole": whole})
            case "merge":
                preview = (recut.preview_merge, (row.id, cutter), {})
                apply = (recut.merge_sentence, (row.id, cutter), seen)
            case _:
                args = (row.id, self.reworded(row.text), cutter)
                preview = (recut.preview_correction, args, {})
                apply = (recut.correct_sentence, args, seen)
        try:
            told = preview[0](self.session, *preview[1], **preview[2])
        except DomainError:
            return False
        before = {one.id: one for one in standing(self.session, self.article)}
        texts = {row.id: row.text for row in self.rows()}
        apply[0](self.session, *apply[1], **apply[2])
        self.check(told, before, texts)
        return True

    def reworded(self, text):
        old = self.stretch(text)
        return text[: old.start] + self.random.choice(["", *self.typed]) + text[old.end :]

    def check(self, told, before, texts):
        """Compare what is stored with what was, and with what was told before."""
        assert_sound(self.session, self.article)
        fates = {outcome.held.saved.id: outcome for outcome in told.outcomes}
        listed = {lost.key for who in (self.alice, self.bob) for lost in self.lost(who)}
        for was, now in zip(before.values(), stored(self.session, *before.values()), strict=True):
            outcome = fates.get(was.id)
            if now.removed:
                assert outcome.fate is Fate.MERGED or outcome.held.is_blank
                continue
            assert now.evidence == was.evidence
            assert replace(now.reading, attributions=()) == replace(was.reading, attributions=())
            self.check_words(was, now, outcome, texts, listed)
            for whose, who in zip(was.reading.attributions, now.reading.attributions, strict=True):
                for part in ATTRIBUTION:
                    self.check_part(getattr(whose, part), getattr(who, part), outcome)

    def check_words(self, was, now, outcome, texts, listed):
        if was.span is None and now.span is not None:
            assert outcome.fate is Fate.SPAN
            assert now.span.exact == texts[was.sentence_id]
        elif was.span is not None and now.span is None:
            row = next(row for row in self.rows() if row.id == now.sentence_id)
            assert row.text == was.span.exact
        elif was.span is not None:
            assert now.span.exact == was.span.exact
            if now.span.start is None:
                assert f"{now.id}  " in listed
                assert was.span.start is None or outcome.fate is Fate.UNPLACED

    def check_part(self, was, now, outcome):
        assert (was is None) == (now is None)
        if was:
            assert now.exact == was.exact
            if now.start is None and was.start is not None:
                assert was.exact in outcome.lost

    def lost(self, who):
        return list_lost(self.session, self.article.id, who.id)


@pytest.mark.both_engines
@pytest.mark.parametrize("script", TEXTS)
def test_nothing_is_lost_and_all_can_be_undone(session, project, alice, bob, script):
    play = Play(session, project, script, alice, bob)
    play.work(bob, 12)
    play.work(alice, 8)
    states = [snapshot(session, play.article)]
    while len(states) <= STEPS:
        if play.random.random() < 0.15:
            play.mark(alice)
            states.append(snapshot(session, play.article))
        elif play.cut():
            states.append(snapshot(session, play.article))
    for state in reversed(states[:-1]):
        undo_last(session, project, alice)
        assert snapshot(session, play.article) == state
        assert_sound(session, play.article)
    for state in states[1:]:
        assert redo(session, project.id, alice.id, uuid7()).refusal is None
        assert snapshot(session, play.article) == state
