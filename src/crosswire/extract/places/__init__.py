"""Where: the bases, towns, provinces and seas that a text names."""
