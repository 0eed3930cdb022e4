"""Comments for tests, written by the services as a person would write them."""

from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.accounts.service import add_member, create_user
from factcheck.models import Article, Project, Review, Role, Sentence, User, uuid7
from factcheck.talk.reading import list_about
from factcheck.talk.service import begin_thread, reply
from factcheck.talk.topics import Topic, find_article, find_sentence


def say_of(
    session: Session, about: Topic | Article | Sentence, who: User, text: str = "Is it so?"
) -> UUID:
    """Begin a thread about an article or a sentence, or any topic, and return its id."""
    match about:
        case Article():
            about = find_article(session, about.id)
        case Sentence():
            about = find_sentence(session, about.id, who.id)
    return begin_thread(session, uuid7(), about, text, who.id).id


def answer(session: Session, thread_id: UUID, who: User, text: str = "It is.") -> UUID:
    """Reply in a thread, and return the reply's id."""
    return reply(session, uuid7(), thread_id, text, who.id).id


def join(session: Session, project: Project, name: str, role: Role) -> User:
    """Add a person to a project."""
    person = create_user(session, name, f"{name.split(maxsplit=1)[0].lower()}@example.com")
    add_member(session, project.id, person.id, role, person.id)
    return person


def assign(session: Session, article: Article, *reviewers: User) -> None:
    """Let people review an article, which is not opened by that."""
    for reviewer in reviewers:
        session.add(Review(article_id=article.id, reviewer_id=reviewer.id))
    session.flush()


def heard(session: Session, article: Article, reader: User) -> list[str]:
    """Return all that somebody reads on an article's page of comments, in its order."""
    threads, _ = list_about(session, find_article(session, article.id), reader.id)
    return [said.text for one in threads for said in (one.first, *one.replies)]
