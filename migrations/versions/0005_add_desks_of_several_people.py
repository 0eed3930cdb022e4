"""add desks of several people

Keep it small and reversible: upgrade() must leave rows readable by the release before it, and
downgrade() must undo it on a database with data (tests/test_migrations.py runs both ways).
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"

UUID = sa.LargeBinary(16).with_variant(postgresql.UUID(), "postgresql")


DEFAULTS = {
    "login": {"agent": sa.String(), "address": sa.String()},
    "project": {
        "blind": sa.Boolean(),
        "open_pool": sa.Boolean(),
        "reviewers_per_article": sa.Integer(),
        "names_hidden": sa.Boolean(),
        "revision": sa.Integer(),
    },
    "review": {"revision": sa.Integer()},
    "user": {
        "is_admin": sa.Boolean(),
        "language": sa.String(),
        "theme": sa.Enum("system", "light", "dark", name="theme", native_enum=False, length=20),
    },
}
"""New columns that rows already there need a value for; the application gives new rows theirs."""


def upgrade() -> None:
    op.create_table(
        "guideline",
        sa.Column("id", UUID, nullable=False),
        sa.Column("project_id", UUID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("definitions", sa.JSON(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("made_by_id", UUID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["user.id"],
            name=op.f("fk_guideline_made_by_id_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_guideline_project_id_project"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guideline")),
        sa.UniqueConstraint("project_id", "version", name=op.f("uq_guideline_project_id_version")),
    )
    op.create_table(
        "identity",
        sa.Column("id", UUID, nullable=False),
        sa.Column("user_id", UUID, nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_identity_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_identity_issuer_subject")),
    )
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identity_user_id"), ["user_id"], unique=False)

    op.create_table(
        "invite",
        sa.Column("id", UUID, nullable=False),
        sa.Column("project_id", UUID, nullable=True),
        sa.Column(
            "role",
            sa.Enum("viewer", "reviewer", "editor", name="role", native_enum=False, length=20),
            nullable=True,
        ),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_by_id", UUID, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_by_id", UUID, nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["user.id"],
            name=op.f("fk_invite_created_by_id_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_invite_project_id_project"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["used_by_id"], ["user.id"], name=op.f("fk_invite_used_by_id_user"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invite")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invite_token_hash")),
    )
    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_invite_project_id_id"), ["project_id", "id"], unique=False
        )

    op.create_table(
        "comment",
        sa.Column("id", UUID, nullable=False),
        sa.Column("project_id", UUID, nullable=False),
        sa.Column("article_id", UUID, nullable=True),
        sa.Column("sentence_id", UUID, nullable=True),
        sa.Column("annotation_id", UUID, nullable=True),
        sa.Column("source_id", UUID, nullable=True),
        sa.Column("speaker_id", UUID, nullable=True),
        sa.Column("thread_id", UUID, nullable=True),
        sa.Column("author_id", UUID, nullable=False),
        sa.Column("from_editor", sa.Boolean(), nullable=False),
        sa.Column("quoted", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by_id", UUID, nullable=True),
        sa.CheckConstraint(
            "article_id IS NOT NULL OR source_id IS NOT NULL OR speaker_id IS NOT NULL",
            name=op.f("ck_comment_about"),
        ),
        sa.ForeignKeyConstraint(
            ["annotation_id"],
            ["annotation.id"],
            name=op.f("fk_comment_annotation_id_annotation"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_comment_article_id_article"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["user.id"], name=op.f("fk_comment_author_id_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_comment_project_id_project"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["resolved_by_id"],
            ["user.id"],
            name=op.f("fk_comment_resolved_by_id_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["sentence_id"],
            ["sentence.id"],
            name=op.f("fk_comment_sentence_id_sentence"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
            name=op.f("fk_comment_source_id_source"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speaker.id"],
            name=op.f("fk_comment_speaker_id_speaker"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["thread_id"],
            ["comment.id"],
            name=op.f("fk_comment_thread_id_comment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_comment_annotation_id"), ["annotation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_comment_article_id"), ["article_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_comment_project_id_created_at_id"),
            ["project_id", "created_at", "id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_comment_sentence_id"), ["sentence_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_comment_source_id"), ["source_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_comment_speaker_id"), ["speaker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_comment_thread_id"), ["thread_id"], unique=False)

    op.create_table(
        "decision",
        sa.Column("id", UUID, nullable=False),
        sa.Column("review_id", UUID, nullable=False),
        sa.Column("sentence_id", UUID, nullable=False),
        sa.Column(
            "field",
            sa.Enum(
                "tag",
                "attribution",
                "verdict",
                "evidence",
                "span",
                name="decisionfield",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("choice", sa.JSON(), nullable=False),
        sa.Column("annotation_id", UUID, nullable=True),
        sa.Column(
            "method",
            sa.Enum("chosen", "bulk", name="decisionmethod", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("inputs", sa.JSON(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.Column("decided_by_id", UUID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["annotation_id"],
            ["annotation.id"],
            name=op.f("fk_decision_annotation_id_annotation"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["user.id"],
            name=op.f("fk_decision_decided_by_id_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["review.id"],
            name=op.f("fk_decision_review_id_review"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sentence_id"],
            ["sentence.id"],
            name=op.f("fk_decision_sentence_id_sentence"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint(
            "review_id",
            "sentence_id",
            "field",
            "place",
            name=op.f("uq_decision_review_id_sentence_id_field_place"),
        ),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_decision_annotation_id"), ["annotation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_decision_sentence_id"), ["sentence_id"], unique=False)

    op.create_table(
        "notice",
        sa.Column("id", UUID, nullable=False),
        sa.Column("user_id", UUID, nullable=False),
        sa.Column("project_id", UUID, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "mention",
                "reply",
                "assigned",
                "reopened",
                "adjudicated",
                "settled",
                name="noticekind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("actor_id", UUID, nullable=True),
        sa.Column("comment_id", UUID, nullable=True),
        sa.Column("article_id", UUID, nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user.id"], name=op.f("fk_notice_actor_id_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_notice_article_id_article"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["comment_id"],
            ["comment.id"],
            name=op.f("fk_notice_comment_id_comment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_notice_project_id_project"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_notice_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_notice_comment_id"), ["comment_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_notice_user_id_read_at_id"), ["user_id", "read_at", "id"], unique=False
        )

    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.add_column(sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("opened_by_id", UUID, nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_article_opened_by_id_user"),
            "user",
            ["opened_by_id"],
            ["id"],
            ondelete="RESTRICT",
        )

    with op.batch_alter_table("login", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agent", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("address", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("sign_in_link", schema=None) as batch_op:
        batch_op.add_column(sa.Column("made_by_id", UUID, nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_sign_in_link_made_by_id_user"),
            "user",
            ["made_by_id"],
            ["id"],
            ondelete="RESTRICT",
        )

    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("blind", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(
            sa.Column("open_pool", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(
            sa.Column("reviewers_per_article", sa.Integer(), nullable=False, server_default="1")
        )
        batch_op.add_column(
            sa.Column("names_hidden", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))

    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.add_column(sa.Column("due", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("assigned_by_id", UUID, nullable=True))
        batch_op.add_column(sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("guideline_id", UUID, nullable=True))
        batch_op.add_column(sa.Column("conflicts", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("coincidences", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))
        batch_op.create_index(
            batch_op.f("ix_review_reviewer_id_state"), ["reviewer_id", "state"], unique=False
        )
        batch_op.create_index(
            "uq_review_adjudicated",
            ["article_id"],
            unique=True,
            sqlite_where=sa.text("kind = 'adjudicated'"),
            postgresql_where=sa.text("kind = 'adjudicated'"),
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_review_guideline_id_guideline"),
            "guideline",
            ["guideline_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_review_assigned_by_id_user"),
            "user",
            ["assigned_by_id"],
            ["id"],
            ondelete="RESTRICT",
        )

    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.add_column(sa.Column("made_by_id", UUID, nullable=True))
        batch_op.add_column(sa.Column("made_in_id", UUID, nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_source_made_by_id_user"),
            "user",
            ["made_by_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_source_made_in_id_article"),
            "article",
            ["made_in_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch_op.create_index(
            "ix_source_made_in",
            ["made_in_id"],
            unique=False,
            sqlite_where=sa.text("made_in_id IS NOT NULL"),
            postgresql_where=sa.text("made_in_id IS NOT NULL"),
        )

    with op.batch_alter_table("speaker", schema=None) as batch_op:
        batch_op.add_column(sa.Column("made_by_id", UUID, nullable=True))
        batch_op.add_column(sa.Column("made_in_id", UUID, nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_speaker_made_by_id_user"),
            "user",
            ["made_by_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_speaker_made_in_id_article"),
            "article",
            ["made_in_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_admin", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("language", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column(
                "theme",
                sa.Enum("system", "light", "dark", name="theme", native_enum=False, length=20),
                nullable=False,
                server_default="system",
            )
        )

    # Somebody has to be able to make people and projects: whoever was there first.
    op.execute(
        sa.text(
            'UPDATE "user" SET is_admin = :yes WHERE id = '
            '(SELECT id FROM "user" ORDER BY created_at, id LIMIT 1)'
        ).bindparams(yes=True)
    )
    for table, columns in DEFAULTS.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column, kind in columns.items():
                batch_op.alter_column(
                    column, existing_type=kind, existing_nullable=False, server_default=None
                )


def downgrade() -> None:
    # The release before knows neither what was adjudicated nor what was withdrawn.
    adjudicated = "SELECT id FROM review WHERE kind = 'adjudicated'"
    said = f"SELECT id FROM annotation WHERE review_id IN ({adjudicated})"
    op.drop_table("notice")
    op.drop_table("decision")
    op.drop_table("comment")
    for table in ("discrepancy", "evidence", "attribution"):
        op.execute(f"DELETE FROM {table} WHERE annotation_id IN ({said})")
    op.execute(f"DELETE FROM search_note WHERE annotation_id IN ({said})")
    op.execute(f"DELETE FROM annotation WHERE review_id IN ({adjudicated})")
    op.execute("DELETE FROM review WHERE kind = 'adjudicated'")
    op.execute("UPDATE review SET state = 'open' WHERE state = 'withdrawn'")
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_column("theme")
        batch_op.drop_column("language")
        batch_op.drop_column("is_admin")

    with op.batch_alter_table("speaker", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_speaker_made_in_id_article"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_speaker_made_by_id_user"), type_="foreignkey")
        batch_op.drop_column("made_in_id")
        batch_op.drop_column("made_by_id")

    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_source_made_in",
            sqlite_where=sa.text("made_in_id IS NOT NULL"),
            postgresql_where=sa.text("made_in_id IS NOT NULL"),
        )
        batch_op.drop_constraint(batch_op.f("fk_source_made_in_id_article"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_source_made_by_id_user"), type_="foreignkey")
        batch_op.drop_column("made_in_id")
        batch_op.drop_column("made_by_id")

    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_review_assigned_by_id_user"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_review_guideline_id_guideline"), type_="foreignkey")
        batch_op.drop_index(
            "uq_review_adjudicated",
            sqlite_where=sa.text("kind = 'adjudicated'"),
            postgresql_where=sa.text("kind = 'adjudicated'"),
        )
        batch_op.drop_index(batch_op.f("ix_review_reviewer_id_state"))
        batch_op.drop_column("revision")
        batch_op.drop_column("coincidences")
        batch_op.drop_column("conflicts")
        batch_op.drop_column("guideline_id")
        batch_op.drop_column("submitted_at")
        batch_op.drop_column("assigned_by_id")
        batch_op.drop_column("due")

    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.drop_column("revision")
        batch_op.drop_column("names_hidden")
        batch_op.drop_column("reviewers_per_article")
        batch_op.drop_column("open_pool")
        batch_op.drop_column("blind")

    with op.batch_alter_table("sign_in_link", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_sign_in_link_made_by_id_user"), type_="foreignkey")
        batch_op.drop_column("made_by_id")

    with op.batch_alter_table("login", schema=None) as batch_op:
        batch_op.drop_column("address")
        batch_op.drop_column("agent")

    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_article_opened_by_id_user"), type_="foreignkey")
        batch_op.drop_column("opened_by_id")
        batch_op.drop_column("opened_at")

    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invite_project_id_id"))

    op.drop_table("invite")
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_identity_user_id"))

    op.drop_table("identity")
    op.drop_table("guideline")
