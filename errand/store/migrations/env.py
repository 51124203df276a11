"""Alembic's way in: it works on the connection that `errand.store.database` hands it."""

from alembic import context

from errand.store.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
