"""add steps to undo, spans inside sentences, chains of attributions, merged speakers

Keep it small and reversible: upgrade() must leave rows readable by the release before it, and
downgrade() must undo it on a database with data (tests/test_migrations.py runs both ways).
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"

UUID = sa.LargeBinary(16).with_variant(postgresql.UUID(), "postgresql")


# What rows that are there already get; taken away again, as the application gives it.
DEFAULTS = {
    "annotation": {"flagged": sa.Boolean(), "justification": sa.String()},
    "article": {"cut": sa.Integer()},
    "attribution": {"position": sa.Integer(), "naming": sa.String(20), "affiliation": sa.String()},
    "speaker": {"role": sa.String(), "external_id": sa.String(), "revision": sa.Integer()},
}


def _span(start: str, end: str) -> str:
    return f'("{start}" IS NULL AND "{end}" IS NULL) OR "{start}" < "{end}"'


def upgrade() -> None:
    op.create_table(
        "step",
        sa.Column("id", UUID, nullable=False),
        sa.Column("project_id", UUID, nullable=False),
        sa.Column("actor_id", UUID, nullable=False),
        sa.Column(
            "cause",
            sa.Enum("do", "undo", "redo", name="cause", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum("done", "undone", "dropped", name="stepstate", native_enum=False, length=20),
            nullable=True,
        ),
        sa.Column("target_id", UUID, nullable=True),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("article_id", UUID, nullable=True),
        sa.Column("sentence_id", UUID, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user.id"], name=op.f("fk_step_actor_id_user"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_step_article_id_article"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_step_project_id_project"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["step.id"], name=op.f("fk_step_target_id_step"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
    )
    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_step_project_id_actor_id_state_id"),
            ["project_id", "actor_id", "state", "id"],
            unique=False,
        )

    op.create_table(
        "text_version",
        sa.Column("id", UUID, nullable=False),
        sa.Column("article_id", UUID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_by_id", UUID, nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_text_version_article_id_article"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"],
            ["user.id"],
            name=op.f("fk_text_version_replaced_by_id_user"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_version")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_text_version_article_id_number")),
    )
    with op.batch_alter_table("annotation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("start", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("end", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("exact", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("prefix", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("suffix", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "certainty",
                sa.Enum("sure", "likely", "unsure", name="certainty", native_enum=False, length=20),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column("flagged", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column(
                "verdict",
                sa.Enum(
                    "supported",
                    "refuted",
                    "conflicting",
                    "not_enough_evidence",
                    name="verdict",
                    native_enum=False,
                    length=20,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column("justification", sa.String(), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_check_constraint(batch_op.f("ck_annotation_start"), _span("start", "end"))
        batch_op.drop_constraint(batch_op.f("uq_annotation_review_id_sentence_id"), type_="unique")
        batch_op.create_index(
            "uq_annotation_review_id_sentence_id",
            ["review_id", "sentence_id"],
            unique=True,
            sqlite_where=sa.text("exact IS NULL AND removed_at IS NULL"),
            postgresql_where=sa.text("exact IS NULL AND removed_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_annotation_review_id"), ["review_id"], unique=False)
        batch_op.drop_constraint(
            batch_op.f("fk_annotation_sentence_id_sentence"), type_="foreignkey"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_annotation_sentence_id_sentence"),
            "sentence",
            ["sentence_id"],
            ["id"],
            ondelete="RESTRICT",
        )

    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cut", sa.Integer(), nullable=False, server_default="1"))

    with op.batch_alter_table("attribution", schema=None) as batch_op:
        batch_op.add_column(sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("parent_id", UUID, nullable=True))
        batch_op.add_column(
            sa.Column(
                "naming",
                sa.Enum(
                    "named", "unnamed", "collective", name="naming", native_enum=False, length=20
                ),
                nullable=False,
                server_default="named",
            )
        )
        batch_op.add_column(
            sa.Column("affiliation", sa.String(), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("cue_start", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("cue_end", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("cue_exact", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("source_start", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("source_end", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("source_exact", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("content_start", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("content_end", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("content_exact", sa.String(), nullable=True))
        batch_op.alter_column("speaker_id", existing_type=UUID, nullable=True)
        batch_op.create_check_constraint(
            batch_op.f("ck_attribution_naming"), "(speaker_id IS NOT NULL) = (naming = 'named')"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_attribution_parent"), "parent_id IS NULL OR parent_id <> id"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_attribution_cue_start"), _span("cue_start", "cue_end")
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_attribution_source_start"), _span("source_start", "source_end")
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_attribution_content_start"), _span("content_start", "content_end")
        )
        batch_op.drop_constraint(batch_op.f("uq_attribution_annotation_id"), type_="unique")
        batch_op.create_index(
            batch_op.f("ix_attribution_annotation_id"), ["annotation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_attribution_parent_id"), ["parent_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_attribution_parent_id_attribution"),
            "attribution",
            ["parent_id"],
            ["id"],
            ondelete="CASCADE",
        )

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("step_id", UUID, nullable=True))
        batch_op.create_index(batch_op.f("ix_event_step_id"), ["step_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_event_step_id_step"), "step", ["step_id"], ["id"], ondelete="RESTRICT"
        )

    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.add_column(sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(
            batch_op.f("uq_evidence_annotation_id_snapshot_id_start_end"), type_="unique"
        )
        batch_op.create_index(
            "uq_evidence_annotation_id_snapshot_id_start_end",
            ["annotation_id", "snapshot_id", "start", "end"],
            unique=True,
            sqlite_where=sa.text("removed_at IS NULL"),
            postgresql_where=sa.text("removed_at IS NULL"),
        )

    with op.batch_alter_table("speaker", schema=None) as batch_op:
        batch_op.add_column(sa.Column("role", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("external_id", sa.String(), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("merged_into_id", UUID, nullable=True))
        batch_op.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_speaker_merged_into_id"), ["merged_into_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_speaker_merged_into_id_speaker"),
            "speaker",
            ["merged_into_id"],
            ["id"],
            ondelete="RESTRICT",
        )

    for table, columns in DEFAULTS.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column, kind in columns.items():
                batch_op.alter_column(
                    column, existing_type=kind, existing_nullable=False, server_default=None
                )


def downgrade() -> None:
    # What the tables before cannot hold goes: spans, all but the first attribution, sources
    # without a name, and what was taken away.
    gone = "SELECT id FROM annotation WHERE removed_at IS NOT NULL OR exact IS NOT NULL"
    standing = (
        "SELECT coalesce(merged_into_id, id) FROM speaker WHERE speaker.id = attribution.speaker_id"
    )
    for statement in (
        "DELETE FROM attribution WHERE position > 0 OR speaker_id IS NULL",
        f"UPDATE attribution SET parent_id = NULL, speaker_id = ({standing})",
        f"DELETE FROM evidence WHERE removed_at IS NOT NULL OR annotation_id IN ({gone})",
        f"DELETE FROM attribution WHERE annotation_id IN ({gone})",
        f"DELETE FROM annotation WHERE id IN ({gone})",
    ):
        op.execute(statement)
    with op.batch_alter_table("speaker", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_speaker_merged_into_id_speaker"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_speaker_merged_into_id"))
        batch_op.drop_column("removed_at")
        batch_op.drop_column("revision")
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("external_id")
        batch_op.drop_column("role")

    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_evidence_annotation_id_snapshot_id_start_end",
            sqlite_where=sa.text("removed_at IS NULL"),
            postgresql_where=sa.text("removed_at IS NULL"),
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_evidence_annotation_id_snapshot_id_start_end"),
            ["annotation_id", "snapshot_id", "start", "end"],
        )
        batch_op.drop_column("removed_at")

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_event_step_id_step"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_event_step_id"))
        batch_op.drop_column("step_id")

    with op.batch_alter_table("attribution", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_attribution_parent_id_attribution"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_attribution_parent_id"))
        batch_op.drop_index(batch_op.f("ix_attribution_annotation_id"))
        batch_op.create_unique_constraint(
            batch_op.f("uq_attribution_annotation_id"), ["annotation_id"]
        )
        batch_op.alter_column("speaker_id", existing_type=UUID, nullable=False)
        batch_op.drop_constraint(batch_op.f("ck_attribution_naming"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_attribution_parent"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_attribution_cue_start"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_attribution_source_start"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_attribution_content_start"), type_="check")
        batch_op.drop_column("content_exact")
        batch_op.drop_column("content_end")
        batch_op.drop_column("content_start")
        batch_op.drop_column("source_exact")
        batch_op.drop_column("source_end")
        batch_op.drop_column("source_start")
        batch_op.drop_column("cue_exact")
        batch_op.drop_column("cue_end")
        batch_op.drop_column("cue_start")
        batch_op.drop_column("affiliation")
        batch_op.drop_column("naming")
        batch_op.drop_column("parent_id")
        batch_op.drop_column("position")

    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.drop_column("cut")

    with op.batch_alter_table("annotation", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_annotation_sentence_id_sentence"), type_="foreignkey"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_annotation_sentence_id_sentence"),
            "sentence",
            ["sentence_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch_op.drop_index(batch_op.f("ix_annotation_review_id"))
        batch_op.drop_index(
            "uq_annotation_review_id_sentence_id",
            sqlite_where=sa.text("exact IS NULL AND removed_at IS NULL"),
            postgresql_where=sa.text("exact IS NULL AND removed_at IS NULL"),
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_annotation_review_id_sentence_id"), ["review_id", "sentence_id"]
        )
        batch_op.drop_constraint(batch_op.f("ck_annotation_start"), type_="check")
        batch_op.drop_column("removed_at")
        batch_op.drop_column("justification")
        batch_op.drop_column("verdict")
        batch_op.drop_column("flagged")
        batch_op.drop_column("certainty")
        batch_op.drop_column("suffix")
        batch_op.drop_column("prefix")
        batch_op.drop_column("exact")
        batch_op.drop_column("end")
        batch_op.drop_column("start")

    op.drop_table("text_version")
    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_step_project_id_actor_id_state_id"))

    op.drop_table("step")
