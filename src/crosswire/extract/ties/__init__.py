"""How incidents are tied: answered, followed, part of, before."""
