"""The steps from an empty database to the present ledger, .sql files applied in order."""
