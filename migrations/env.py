"""Runs migrations on the connection it is handed; alone (`alembic revision`), on a database of its own."""

from alembic import context
from sqlalchemy import Connection, MetaData, create_engine


def models() -> MetaData:
    """The tables of kernel and features, to compare with."""
    import bot.registry  # noqa: F401 - the features bring their tables
    from bot.db.columns import Base

    return Base.metadata


def run(connection: Connection, metadata: MetaData | None) -> None:
    """One transaction for all steps; the caller may have opened it."""
    sqlite = connection.dialect.name == "sqlite"
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=sqlite)
    with context.begin_transaction():
        context.run_migrations()


if (connection := context.config.attributes.get("connection")) is not None:
    run(connection, None)
else:
    # For developers: `alembic -x url=sqlite:///scratch.db upgrade head`, then `revision --autogenerate`.
    url = context.get_x_argument(as_dictionary=True).get("url", "sqlite:///scratch.db")
    with create_engine(url).connect() as own:
        run(own, models())
