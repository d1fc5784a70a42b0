"""Who: doers, speakers and parties, and how each is tied to what was done."""
