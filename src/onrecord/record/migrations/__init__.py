"""The way from any older record to the newest: Alembic migrations, run when a record is opened.

A migration that has been released is never edited. Each sets the oldest onrecord that can read what it makes.
To write one: `alembic` is not needed on the command line; add a file to `versions/`, its number to
`onrecord.record.schema.KNOWN`, and change `onrecord.record.tables` to match; a test holds them together.
"""
