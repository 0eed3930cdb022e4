"""Every page of the app, by what its address needs, and what a browser test does not visit."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Visit:
    """A page of the app: an endpoint with what its address needs."""

    endpoint: str
    arguments: tuple[str, ...] = ()
    """Which ids of the desk its address holds."""
    query: dict[str, str] = field(default_factory=dict)
    """Parameters; a value that is the name of an id stands for the id."""
    status: int = 200

    def __str__(self) -> str:
        words = [self.endpoint, *self.arguments, *(f"{k}={v}" for k, v in self.query.items())]
        return " ".join(words)


VISITS = [
    Visit("accounts.home"),
    Visit("account.show"),
    Visit("admin.people"),
    Visit("admin.people", (), {"q": "nobody xyzzy"}),
    Visit("admin.new_person"),
    Visit("admin.person", ("user_id",)),
    Visit("admin_projects.index"),
    Visit("admin_projects.new"),
    Visit("admin_projects.show", ("project_id",)),
    Visit("admin_projects.invites"),
    Visit("articles.index", ("project_id",)),
    Visit("articles.index", ("project_id",), {"removed": "1"}),
    Visit("articles.new", ("project_id",)),
    Visit("articles.edit", ("article_id",)),
    Visit("queue.index", ("project_id",)),
    Visit("queue.index", ("project_id",), {"show": "pool"}),
    Visit("queue.index", ("project_id",), {"show": "handed-in"}),
    Visit("queue.confirm", ("article_id",)),
    Visit("assignments.index", ("project_id",)),
    Visit("assignments.index", ("project_id",), {"state": "adjudicated", "overdue": "1"}),
    Visit("assignments.share", ("project_id",)),
    Visit("assignments.article", ("article_id",)),
    Visit("assignments.opening", ("article_id",)),
    Visit("assignments.confirm_reopen", ("review_id",)),
    Visit("annotations.workbench", ("article_id",)),
    Visit("undo.history", ("sentence_id",)),
    Visit("sources.index", ("project_id",)),
    Visit("sources.index", ("project_id",), {"q": "nobody xyzzy", "sort": "title"}),
    Visit("adding.new", ("project_id",)),
    Visit("adding.again", ("source_id",)),
    Visit("capturing.new", ("project_id",)),
    Visit("capturing.show", ("project_id", "batch_id")),
    Visit("sources.show", ("source_id",)),
    Visit("sources.changes", ("source_id",)),
    Visit("cards.index", ("project_id",)),
    Visit("cards.index", ("project_id",), {"show": "decided"}),
    Visit("cards.apart", ("project_id",)),
    Visit("cards.source", ("copied_source_id",)),
    Visit("cards.article", ("article_id",)),
    Visit("relations.join", ("source_id",), {"q": "ruling"}),
    Visit("relations.join", ("source_id",), {"article": "article_id"}),
    Visit("relations.beside", ("source_id", "other_id")),
    Visit("publishers.index", ("project_id",)),
    Visit("publishers.edit", ("project_id", "publisher_id")),
    Visit("sources.edit", ("source_id",)),
    Visit("speakers.index", ("project_id",)),
    Visit("speakers.index", ("project_id",), {"q": "nobody"}),
    Visit("speakers.new", ("project_id",)),
    Visit("speakers.show", ("speaker_id",)),
    Visit("speakers.edit", ("speaker_id",)),
    Visit("merging.choose", ("speaker_id",), {"q": "court"}),
    Visit("merging.choose", ("speaker_id",), {"into": "other_speaker_id"}),
    Visit("merging.confirm_split", ("speaker_id",), {"alias": "alias_id"}),
    Visit("evidence.choose", ("sentence_id",)),
    Visit("evidence.choose", ("sentence_id",), {"suggest": "1"}),
    Visit("evidence.new", ("sentence_id",), {"source": "source_id"}),
    Visit("evidence.edit", ("evidence_id",)),
    Visit("recut.split", ("sentence_id",)),
    Visit("recut.split", ("sentence_id",), {"at": "12"}),
    Visit("recut.merge", ("sentence_id",)),
    Visit("recut.correct", ("sentence_id",)),
    Visit("unplaced.index", ("article_id",)),
    Visit("unplaced.index", ("told_article_id",)),
    Visit("compare.sentence", ("sentence_id",)),
    Visit("compare.sentence", ("sentence_id",), {"weak": "1"}),
    Visit("compare.sentence", ("sentence_id",), {"source": "other_id", "suggest": "1"}),
    Visit("matrix.show", ("article_id",)),
    Visit("search.index", ("project_id",)),
    Visit("search.index", ("project_id",), {"q": "the", "language": "en"}),
    Visit("search.index", ("project_id",), {"q": "nobody xyzzy", "flagged": "1"}),
    Visit("reports.reading", ("article_id",)),
    Visit("reports.report", ("article_id",)),
    Visit("exchange.new_import", ("project_id",)),
    Visit("agreement.project", ("project_id",)),
    Visit("agreement.project", ("project_id",), {"tag": "claim", "since": "2000-01-01"}),
    Visit("agreement.article", ("article_id",)),
    Visit("members.index", ("project_id",)),
    Visit("members.edit", ("project_id", "member_id")),
    Visit("members.confirm_leave", ("project_id",)),
    Visit("desk.edit", ("project_id",)),
    Visit("guidelines.show", ("project_id",)),
    Visit("guidelines.show", ("project_id",), {"version": "2", "since": "1"}),
    Visit("guidelines.show", ("project_id",), {"version": "1"}),
    Visit("guidelines.show", ("empty_project_id",)),
    Visit("guidelines.edit", ("project_id",)),
    Visit("guidelines.edit", ("empty_project_id",), {"start": "1"}),
    Visit("invites.show", ("token",)),
    Visit("comments.index", ("project_id",)),
    Visit("comments.index", ("project_id",), {"state": "all"}),
    Visit("comments.of_article", ("article_id",)),
    Visit("comments.of_sentence", ("sentence_id",)),
    Visit("comments.of_source", ("source_id",)),
    Visit("comments.of_speaker", ("speaker_id",)),
    Visit("comments.show", ("comment_id",)),
    Visit("comments_changing.edit", ("comment_id",)),
    Visit("inbox.index"),
    Visit("adjudication.index", ("project_id",)),
    Visit("adjudication.index", ("project_id",), {"show": "finished"}),
    Visit("adjudication.preview", ("project_id",), {"percent": "60"}),
    Visit("adjudication.article", ("disputed_article_id",)),
    Visit("adjudication.article", ("adjudicated_article_id",)),
    Visit("adjudication.reviews", ("disputed_article_id",)),
    Visit("adjudication.reviews", ("adjudicated_article_id",)),
    Visit("articles.edit", ("nobodys_article_id",), status=404),
]
TOLD = [
    Visit("annotations.workbench", ("told_article_id",), {"sentence": "told_sentence_id"}),
    Visit(
        "annotations.workbench",
        ("told_article_id",),
        {"sentence": "told_sentence_id", "annotation": "nested_annotation_id"},
    ),
    Visit("annotations.workbench", ("told_article_id",), {"sentence": "lost_sentence_id"}),
    Visit(
        "annotations.workbench",
        ("told_article_id",),
        {"sentence": "lost_sentence_id", "annotation": "lost_annotation_id"},
    ),
    Visit("annotations.workbench", ("told_article_id",), {"q": "nobody xyzzy"}),
    Visit("undo.history", ("told_sentence_id",)),
    Visit("undo.history", ("told_untold_sentence_id",)),
    Visit("recut.merge", ("lost_sentence_id",)),
    Visit("recut.merge", ("told_sentence_id",), status=422),
    Visit("recut.split", ("told_sentence_id",), {"at": "70"}),
    Visit("evidence.choose", ("told_sentence_id",), {"annotation": "told_annotation_id"}),
    Visit("evidence.choose", ("told_sentence_id",), {"q": "nobody xyzzy"}),
    Visit(
        "evidence.new",
        ("told_sentence_id",),
        {"source": "source_id", "annotation": "told_annotation_id"},
    ),
    Visit("compare.sentence", ("lost_sentence_id",)),
    Visit("cards.source", ("source_id",)),
    Visit("cards.article", ("hebrew_article_id",)),
    Visit("relations.join", ("source_id",), {"q": "nobody xyzzy"}),
    Visit("publishers.index", ("project_id",), {"q": "nobody xyzzy"}),
    Visit("reports.reading", ("told_article_id",)),
    Visit("reports.report", ("told_article_id",)),
    Visit("search.index", ("project_id",), {"q": "perfectly", "flagged": "1"}),
    Visit("speakers.show", ("author_speaker_id",)),
    Visit("merging.confirm_split", ("speaker_id",), {"alias": "merged_alias_id"}),
    Visit("merging.choose", ("speaker_id",), {"q": "nobody xyzzy"}),
    Visit("comments.index", ("project_id",), {"whose": "naming-me"}),
    Visit("comments.of_article", ("told_article_id",)),
    Visit("comments.of_sentence", ("told_sentence_id",), {"annotation": "told_annotation_id"}),
]
"""Pages again, where more was said, or where there is nothing to show."""
RIGHT_TO_LEFT = [
    Visit("reports.reading", ("hebrew_article_id",)),
    Visit("reports.report", ("hebrew_article_id",)),
    Visit("annotations.workbench", ("hebrew_article_id",)),
    Visit("recut.split", ("hebrew_sentence_id",)),
    Visit("recut.merge", ("hebrew_sentence_id",)),
    Visit("compare.sentence", ("hebrew_sentence_id",)),
    Visit("evidence.new", ("hebrew_sentence_id",), {"source": "hebrew_source_id"}),
    Visit("articles.edit", ("hebrew_article_id",)),
    Visit("comments.of_article", ("hebrew_article_id",)),
]
HOSTILE = [
    Visit("reports.reading", ("hostile_article_id",)),
    Visit("reports.report", ("hostile_article_id",)),
    Visit("annotations.workbench", ("hostile_article_id",)),
    Visit("sources.show", ("hostile_source_id",)),
    Visit("speakers.show", ("hostile_speaker_id",)),
    Visit("comments.of_article", ("hostile_article_id",)),
]
NOT_PAGES = {
    "static",
    "accounts.sign_in",  # has a test of its own, as nobody is signed in there
    "evidence.back",  # goes back to where a link was made
    "web.health",
    "accounts.use_link",  # signs in and goes on
    "oidc.begin",  # leads to another service
    "oidc.back",
    "compare.article",  # goes on to a sentence
    "exchange.export_article",
    "exchange.export_project",
    "exchange.schema",
    "exchange.schema_1",
    "exchange.schema_2",
    "reports.download",  # a file
    "matrix.download",
    "agreement.project_data",
    "agreement.article_data",
    "capturing.archive",
}
UNFOLDING = {
    "articles.index",
    "articles.edit",
    "annotations.workbench",
    "search.index",
    "sources.show",
    "compare.sentence",
    "adding.new",
    "comments.of_article",
    "comments.index",
    "relations.beside",
    "cards.article",
}
"""Pages to look at with everything unfolded."""
