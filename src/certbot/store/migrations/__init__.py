"""The steps by which the schema grew. They are run at start, by certbot.store.schema."""
