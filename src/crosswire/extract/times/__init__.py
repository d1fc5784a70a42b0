"""When: the days, intervals and clock times that a text names."""
