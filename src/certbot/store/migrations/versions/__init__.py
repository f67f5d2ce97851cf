"""One repeatable step a revision, each numbered. Released ones are never changed: a change is a new revision."""
