"""The frozen values that stages hand to one another.

In: nothing. Out: plain values with their invariants. Refuses: input and output of any kind.
"""
