"""A basic group became a supergroup: every row under the old id moves to the new one, in one transaction."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.codec import dump, load
from bot.core.effects import Say
from bot.db.columns import Base, unique_keys
from bot.db.journal import INBOX, OUTBOX, insert_for
from bot.db.scores import rebuild
from bot.db.tables import Chat, ChatAlias, Member

ALIAS: Any = ChatAlias.__table__
MEMBER: Any = Member.__table__
CHAT: Any = Chat.__table__


async def known_aliases(connection: AsyncConnection) -> dict[int, int]:
    """Former ids of all chats, each to its present one."""
    rows = (await connection.execute(select(ALIAS.c.old, ALIAS.c.new))).all()
    return {row.old: row.new for row in rows}


async def rekey(connection: AsyncConnection, old: int, new: int, now: datetime) -> bool:
    """Move everything; False when an earlier sign of the same migration did it already."""
    if (await connection.execute(select(ALIAS.c.old).where(ALIAS.c.old == old))).first() is not None:
        return False
    await merge_members(connection, old, new)
    for table in Base.metadata.sorted_tables:
        if table is INBOX or table is OUTBOX:
            continue
        for column in [column for column in table.columns if column.info.get("chat")]:
            await move(connection, table, column, old, new)
    await rebuild(connection, new)
    await move_journal(connection, old, new)
    await connection.execute(update(ALIAS).where(ALIAS.c.new == old).values(new=new))
    await connection.execute(insert_for(connection, ALIAS).values(old=old, new=new))
    await connection.execute(update(CHAT).where(CHAT.c.id == new).values(type="supergroup", newest=0))
    await connection.execute(update(CHAT).where(CHAT.c.admin_chat == old).values(admin_chat=new))
    return True


async def move(connection: AsyncConnection, table: Any, column: Any, old: int, new: int) -> None:
    """One column of one table; a row made already under the new id gives way to the old one of the same key."""
    for key in unique_keys(table):
        rest = [other for other in key if other is not column]
        if column not in key:
            continue
        clash = column == new
        if rest:
            olds = select(*rest).where(column == old)
            inside = tuple_(*rest).in_(olds) if len(rest) > 1 else rest[0].in_(olds)
            clash = and_(clash, inside)
        elif (await connection.execute(select(column).where(column == old))).first() is None:
            continue
        await connection.execute(delete(table).where(clash))
    await connection.execute(update(table).where(column == old).values({column.name: new}))


async def merge_members(connection: AsyncConnection, old: int, new: int) -> None:
    """Messages counted under the new id before the move are added to the old rows, which stay."""
    query = select(MEMBER.c.user_id, MEMBER.c.messages).where(MEMBER.c.chat_id == new)
    for row in (await connection.execute(query)).all():
        mine = and_(MEMBER.c.chat_id == old, MEMBER.c.user_id == row.user_id)
        await connection.execute(update(MEMBER).where(mine).values(messages=MEMBER.c.messages + row.messages))


async def move_journal(connection: AsyncConnection, old: int, new: int) -> None:
    """What waits: turns of the old lane, and effects not yet settled (those about old messages keep their chat)."""
    await connection.execute(
        update(INBOX).where(INBOX.c.lane == old, INBOX.c.state == "new").values(lane=new)
    )
    open_rows = OUTBOX.c.state.in_(("pending", "sending", "parked"))
    await connection.execute(update(OUTBOX).where(OUTBOX.c.lane == old, open_rows).values(lane=new))
    members = OUTBOX.c.kind.not_in(("Edit", "React", "Delete", "StopPoll"))
    about = func.replace(OUTBOX.c.about, f"member:{old}:", f"member:{new}:")
    mine = update(OUTBOX).where(OUTBOX.c.chat_id == old, open_rows, members)
    await connection.execute(mine.values(about=about))
    await forget_replies(connection, old)
    # What is on its way may still arrive in the old chat, under one of its message ids.
    await connection.execute(mine.where(OUTBOX.c.state != "sending").values(chat_id=new))


async def forget_replies(connection: AsyncConnection, chat: int) -> None:
    """What waits to be said in a chat that moves answers no message any more: their numbers begin anew."""
    waits = OUTBOX.c.state.in_(("pending", "parked"))
    query = select(OUTBOX.c.id, OUTBOX.c.payload).where(
        OUTBOX.c.chat_id == chat, waits, OUTBOX.c.kind == "Say"
    )
    for row in (await connection.execute(query)).all():
        say = replace(load(Say, row.payload), reply_to=None)
        await connection.execute(update(OUTBOX).where(OUTBOX.c.id == row.id).values(payload=dump(say)))
