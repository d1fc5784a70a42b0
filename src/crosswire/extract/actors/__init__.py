"""What actors are to each other."""
