-- Stored: changes that were to be sent to a webhook and were not yet taken there.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  made_at TEXT NOT NULL,
  body TEXT NOT NULL
);
