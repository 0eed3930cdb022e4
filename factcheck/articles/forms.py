"""The forms for importing an article and for correcting what is known of it."""

from typing import Self

from werkzeug.datastructures import MultiDict
from wtforms import FileField, SelectChoice, SelectField

from factcheck.articles.service import Draft, Metadata
from factcheck.models import Article
from factcheck.sources.capture import Upload
from factcheck.sources.forms_upload import UploadMixin
from factcheck.text.fold import fold
from factcheck.text.language import LANGUAGES
from factcheck.web.forms import BaseForm, RevisionForm, TextField, day_field, line_field, url_field
from factcheck.web.language import lazy_text as _l
from factcheck.web.language import translate

DETECT = SelectChoice("", _l("Detect it"))


def language_choices() -> list[SelectChoice]:
    """The languages in the order of their names in the reader's own."""
    named = {code: translate(name) for code, name in LANGUAGES.items()}
    return [SelectChoice(code, named[code]) for code in sorted(named, key=lambda c: fold(named[c]))]


class MetadataForm(BaseForm):
    """What is known of an article besides its text."""

    title = line_field(_l("Title"))
    byline = line_field(_l("Byline"))
    publisher = line_field(_l("Publisher"))
    url = url_field(_l("Address of the page"))
    published = day_field(_l("Date"))
    language = SelectField(
        _l("Language"), choices=lambda: [DETECT, *language_choices()], default=""
    )

    def metadata(self) -> Metadata:
        """What was typed; validate() must have passed."""
        return Metadata(
            title=self.title.data,
            byline=self.byline.data,
            publisher=self.publisher.data,
            url=self.url.data,
            published=self.published.data,
            language=self.language.data,
        )


class ImportForm(UploadMixin, MetadataForm):
    """A new article."""

    text = TextField(_l("Text of the article"))
    file = FileField(_l("File"))

    def draft(self, upload: Upload | None) -> Draft:
        """The article as handed in; what was typed goes before what *upload* lets guess."""
        typed = self.metadata()
        if upload is None:
            return Draft(self.text.data, typed)
        guessed = Metadata(
            title=typed.title or upload.title,
            byline=typed.byline or upload.byline,
            publisher=typed.publisher or upload.publisher,
            url=typed.url or upload.url,
            published=typed.published or upload.published,
            language=typed.language or upload.language,
        )
        return Draft(upload.text, guessed, upload.original, upload.original_type)


class ArticleForm(RevisionForm, MetadataForm):
    """What is known of a stored article, to be corrected."""

    title = line_field(_l("Title"), required=_l("Give the article a title."))
    language = SelectField(_l("Language"), choices=language_choices)

    @classmethod
    def showing(cls, article: Article) -> Self:
        """The form with what is stored."""
        return cls(MultiDict(), obj=article)
