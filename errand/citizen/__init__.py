"""The citizen: her verbs, and arriving, reading and judging."""
