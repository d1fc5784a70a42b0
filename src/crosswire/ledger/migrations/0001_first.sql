-- Stored: what was read and what people decided. Never derived again from anything but itself.
CREATE TABLE articles (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  path TEXT,
  url TEXT,
  outlet TEXT,
  title TEXT,
  language TEXT NOT NULL,
  published TEXT,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  read_on TEXT NOT NULL,
  layout TEXT,
  asides TEXT
);

CREATE TABLE mentions (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE INDEX mentions_by_article ON mentions (article_id, position);

CREATE TABLE claims (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  mention_id TEXT NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  slot TEXT NOT NULL,
  value TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  asserter TEXT,
  chain TEXT NOT NULL,
  modality TEXT NOT NULL,
  "of" TEXT,
  rule TEXT NOT NULL
);

CREATE INDEX claims_by_mention ON claims (mention_id, position);

CREATE INDEX claims_by_slot ON claims (slot);

CREATE TABLE decisions (
  number INTEGER PRIMARY KEY,
  "left" TEXT NOT NULL,
  "right" TEXT NOT NULL,
  verdict TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  why TEXT NOT NULL
);

CREATE TABLE rejections (
  number INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  article_id TEXT REFERENCES articles (id) ON DELETE CASCADE,
  UNIQUE (path, stage)
);

CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- Derived: emptied and written again whenever something was added.
CREATE TABLE links (
  "left" TEXT NOT NULL,
  "right" TEXT NOT NULL,
  score FLOAT NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY ("left", "right")
);

CREATE TABLE incidents (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  "start" TEXT,
  "end" TEXT,
  body TEXT NOT NULL
);

CREATE TABLE membership (
  mention_id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE
);

CREATE INDEX membership_by_incident ON membership (incident_id);

CREATE TABLE redirects (
  old_id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE
);

CREATE TABLE terms (
  incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  term TEXT NOT NULL,
  PRIMARY KEY (incident_id, kind, term)
);

CREATE TABLE relations (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  article_id TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE tallies (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  article_id TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE statements (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  speaker TEXT NOT NULL,
  article_id TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE copies (
  "left" TEXT NOT NULL,
  "right" TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY ("left", "right", kind)
);
