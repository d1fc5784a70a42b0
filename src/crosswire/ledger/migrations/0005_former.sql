-- Stored: ids of mentions that are no longer read, with those of the incidents that they founded.
-- Whoever was given one finds what is read now at the words where the mention stood.
CREATE TABLE former (
  mention_id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL,
  article_id TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  turn INTEGER NOT NULL
);
