"""What the commands print, by what it is about."""
