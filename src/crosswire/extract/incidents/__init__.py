"""What happened: frames of clauses, gathered into drafts, one for each incident."""
