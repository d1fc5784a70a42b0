"""A sentence cut up: pieces, groups, phrases, clauses."""
