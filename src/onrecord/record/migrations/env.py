"""Alembic's entry: runs the migrations on the connection that `onrecord.record.schema` hands over."""

from alembic import context

from onrecord.record.schema import VERSION_TABLE
from onrecord.record.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
