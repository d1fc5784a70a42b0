"""What is counted over a time, and how a run of attacks goes."""
