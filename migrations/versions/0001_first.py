"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSONS = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Everything from nothing."""
    op.create_table(
        "ad_allowed",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("by", BIG, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "key", name=op.f("pk_ad_allowed")),
    )
    op.create_table(
        "ad_permit",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", BIG, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_ad_permit")),
    )
    op.create_table(
        "ad_watch",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_ad_watch")),
    )
    op.create_table(
        "alerts_admin_code",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_alerts_admin_code")),
        sa.UniqueConstraint("code", name=op.f("uq_alerts_admin_code_code")),
    )
    op.create_table(
        "appeal",
        sa.Column("strike_id", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", BIG, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("strike_id", name=op.f("pk_appeal")),
    )
    op.create_index(op.f("ix_appeal_chat_id"), "appeal", ["chat_id"], unique=False)
    op.create_table(
        "appealing",
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("strike_id", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_appealing")),
    )
    op.create_table(
        "arrival_text",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_by", BIG, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "name", name=op.f("pk_arrival_text")),
    )
    op.create_table(
        "card",
        sa.Column("id", BIG, nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("buttons", JSONS, nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("version", BIG, nullable=False),
        sa.Column("shown", BIG, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("posts", JSONS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("chat_id", "key", name=op.f("uq_card_chat_id_key")),
    )
    op.create_index("ix_card_shown_due_at", "card", ["shown", "due_at"], unique=False)
    op.create_table(
        "chat",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=True),
        sa.Column("forum", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("rights", JSONS, nullable=False),
        sa.Column("admin_chat", BIG, nullable=True),
        sa.Column("linked_chat", BIG, nullable=True),
        sa.Column("added_by", BIG, nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat")),
    )
    op.create_table(
        "chat_alias",
        sa.Column("old", BIG, autoincrement=False, nullable=False),
        sa.Column("new", BIG, nullable=False),
        sa.PrimaryKeyConstraint("old", name=op.f("pk_chat_alias")),
    )
    op.create_index(op.f("ix_chat_alias_new"), "chat_alias", ["new"], unique=False)
    op.create_table(
        "chat_setting",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("feature", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", JSONS, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "feature", "field", name=op.f("pk_chat_setting")),
    )
    op.create_table(
        "event",
        sa.Column("id", BIG, nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("actor", BIG, nullable=True),
        sa.Column("member", BIG, nullable=True),
        sa.Column("message_id", BIG, nullable=True),
        sa.Column("data", JSONS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("cause", name=op.f("uq_event_cause")),
    )
    op.create_index("ix_event_at", "event", ["at"], unique=False)
    op.create_index("ix_event_chat_id_at", "event", ["chat_id", "at"], unique=False)
    op.create_table(
        "greeting",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("said_key", sa.String(), nullable=True),
        sa.Column("message_id", BIG, nullable=True),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_greeting")),
    )
    op.create_index(op.f("ix_greeting_due_at"), "greeting", ["due_at"], unique=False)
    op.create_table(
        "help_command_menu",
        sa.Column("id", BIG, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("compared_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_command_menu")),
    )
    op.create_table(
        "help_private_talk",
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("chosen", BIG, nullable=True),
        sa.Column("chosen_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("call", sa.Text(), nullable=True),
        sa.Column("right", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pointed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_help_private_talk")),
    )
    op.create_table(
        "inbox",
        sa.Column("id", BIG, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("lane", BIG, autoincrement=False, nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("source", "key", name=op.f("uq_inbox_source_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inbox_lane_id", "inbox", ["lane", "id"], unique=False)
    op.create_index("ix_inbox_received_at", "inbox", ["received_at"], unique=False)
    op.create_index("ix_inbox_state_ahead_id", "inbox", ["state", "ahead", "id"], unique=False)
    op.create_table(
        "installation",
        sa.Column("id", BIG, nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("bot_id", BIG, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "member",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=True),
        sa.Column("handle", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("rights", JSONS, nullable=True),
        sa.Column("permissions", JSONS, nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("messages", BIG, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_member")),
    )
    op.create_index("ix_member_chat_id_handle", "member", ["chat_id", "handle"], unique=False)
    op.create_index(op.f("ix_member_user_id"), "member", ["user_id"], unique=False)
    op.create_table(
        "newcomer",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_newcomer")),
    )
    op.create_index("ix_newcomer_chat_id_joined_at", "newcomer", ["chat_id", "joined_at"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", BIG, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("lane", BIG, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("priority", BIG, nullable=False),
        sa.Column("attempts", BIG, nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("probe_from", BIG, nullable=True),
        sa.Column("message_id", BIG, nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    op.create_index("ix_outbox_name", "outbox", ["name"], unique=False)
    op.create_index("ix_outbox_settled_at", "outbox", ["settled_at"], unique=False)
    op.create_index("ix_outbox_state_due", "outbox", ["state", "due"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("started", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "reply",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("trigger", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_by", BIG, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "trigger", name=op.f("pk_reply")),
    )
    op.create_table(
        "setup_checklist",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_chat", BIG, nullable=True),
        sa.Column("message_id", BIG, nullable=True),
        sa.Column("leave_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("said_goodbye", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_setup_checklist")),
    )
    op.create_index("ix_setup_checklist_leave_at", "setup_checklist", ["leave_at"], unique=False)
    op.create_table(
        "strike",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("user_id", BIG, nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("weight", BIG, nullable=False),
        sa.Column("given_by", BIG, nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_chat", BIG, nullable=True),
        sa.Column("message_id", BIG, nullable=True),
        sa.Column("album", sa.String(), nullable=True),
        sa.Column("thread", BIG, nullable=True),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("sanction", sa.String(), nullable=False),
        sa.Column("sanction_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undo", JSONS, nullable=True),
        sa.Column("notice_key", sa.String(), nullable=True),
        sa.Column("notice_message", BIG, nullable=True),
        sa.Column("notice_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("line_key", sa.String(), nullable=True),
        sa.Column("pardoned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pardoned_by", BIG, nullable=True),
        sa.Column("pardon_reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strike")),
        sa.UniqueConstraint("chat_id", "user_id", "cause", name=op.f("uq_strike_chat_id_user_id_cause")),
    )
    op.create_index("ix_strike_chat_id_user_id", "strike", ["chat_id", "user_id"], unique=False)
    op.create_index("ix_strike_expires_at", "strike", ["expires_at"], unique=False)


def downgrade() -> None:
    """Back to nothing."""
    op.drop_index("ix_strike_expires_at", table_name="strike")
    op.drop_index("ix_strike_chat_id_user_id", table_name="strike")
    op.drop_table("strike")
    op.drop_index("ix_setup_checklist_leave_at", table_name="setup_checklist")
    op.drop_table("setup_checklist")
    op.drop_table("reply")
    op.drop_table("person")
    op.drop_index("ix_outbox_state_due", table_name="outbox")
    op.drop_index("ix_outbox_settled_at", table_name="outbox")
    op.drop_index("ix_outbox_name", table_name="outbox")
    op.drop_table("outbox")
    op.drop_index("ix_newcomer_chat_id_joined_at", table_name="newcomer")
    op.drop_table("newcomer")
    op.drop_index(op.f("ix_member_user_id"), table_name="member")
    op.drop_index("ix_member_chat_id_handle", table_name="member")
    op.drop_table("member")
    op.drop_table("installation")
    op.drop_index("ix_inbox_state_ahead_id", table_name="inbox")
    op.drop_index("ix_inbox_received_at", table_name="inbox")
    op.drop_index("ix_inbox_lane_id", table_name="inbox")
    op.drop_table("inbox")
    op.drop_table("help_private_talk")
    op.drop_table("help_command_menu")
    op.drop_index(op.f("ix_greeting_due_at"), table_name="greeting")
    op.drop_table("greeting")
    op.drop_index("ix_event_chat_id_at", table_name="event")
    op.drop_index("ix_event_at", table_name="event")
    op.drop_table("event")
    op.drop_table("chat_setting")
    op.drop_index(op.f("ix_chat_alias_new"), table_name="chat_alias")
    op.drop_table("chat_alias")
    op.drop_table("chat")
    op.drop_index("ix_card_shown_due_at", table_name="card")
    op.drop_table("card")
    op.drop_table("arrival_text")
    op.drop_table("appealing")
    op.drop_index(op.f("ix_appeal_chat_id"), table_name="appeal")
    op.drop_table("appeal")
    op.drop_table("alerts_admin_code")
    op.drop_table("ad_watch")
    op.drop_table("ad_permit")
    op.drop_table("ad_allowed")
