"""The rules that `check` holds the catalog to, by what they look at. Each rule is one function from the world to its
problems; certbot.catalog.check lists them all."""
