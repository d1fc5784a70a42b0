"""What people say: statements with their speakers, and talks."""
