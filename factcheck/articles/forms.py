"""The forms for importing an article and for correcting what is known of it."""

from typing import Self

from werkzeug.datastructures import MultiDict
from wtforms import FileField, SelectChoice, SelectField

from factcheck.articles.service import Draft, Metadata
from factcheck.models import Article
from factcheck.sources.capture import Upload
from factcheck.sources.forms_upload import UploadMixin
from factcheck.text.language import LANGUAGES
from factcheck.web.forms import BaseForm, RevisionForm, TextField, day_field, line_field, url_field

DETECT = SelectChoice("", "Detect it")
LANGUAGE_CHOICES = [SelectChoice(code, name) for code, name in LANGUAGES.items()]


class MetadataForm(BaseForm):
    """What is known of an article besides its text."""

    title = line_field("Title")
    byline = line_field("Byline")
    publisher = line_field("Publisher")
    url = url_field("Address of the page")
    published = day_field("Date")
    language = SelectField("Language", choices=[DETECT, *LANGUAGE_CHOICES], default="")

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

    text = TextField("Text of the article")
    file = FileField("File")

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

    title = line_field("Title", required="Give the article a title.")
    language = SelectField("Language", choices=LANGUAGE_CHOICES)

    @classmethod
    def showing(cls, article: Article) -> Self:
        """The form with what is stored."""
        return cls(MultiDict(), obj=article)
