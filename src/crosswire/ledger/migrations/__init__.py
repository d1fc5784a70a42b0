"""The steps from an empty file to the present ledger, one .sql file each, applied in order."""
