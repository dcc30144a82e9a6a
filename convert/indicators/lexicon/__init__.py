"""The words that the reading of figures rests on, as data: units, verbs, scopes, what is no figure."""
