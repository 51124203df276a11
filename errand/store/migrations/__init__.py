"""How a database of any age becomes what `errand.store.schema` describes (Alembic)."""
