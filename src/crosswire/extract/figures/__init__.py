"""How many: the numbers of a text, their bounds, and whom they count."""
