-- What is stored is derived from article by article: what is pending has not been, since the count
-- of things stored that stands beside it. Everything is, until it has been derived once.
CREATE TABLE pending (
  name TEXT PRIMARY KEY,
  revision INTEGER NOT NULL
);

INSERT INTO pending (name, revision) SELECT id, 0 FROM articles;

-- Who stands in which block, by rank.
CREATE TABLE blocks (
  key TEXT NOT NULL,
  rank TEXT NOT NULL,
  PRIMARY KEY (key, rank)
) WITHOUT ROWID;

-- Mentions ready to be compared.
CREATE TABLE sides (
  mention_id TEXT PRIMARY KEY,
  article_id TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE INDEX sides_by_article ON sides (article_id);

-- What an article is found by: the prints of its wording, with its rank, and its address. `superseded`
-- if a newer text stands at that address.
CREATE TABLE imprints (
  article_id TEXT PRIMARY KEY,
  rank TEXT NOT NULL,
  prints TEXT NOT NULL,
  address TEXT,
  superseded INTEGER NOT NULL
);

CREATE INDEX imprints_by_address ON imprints (address);

DROP TABLE links;

CREATE TABLE links (
  "left" TEXT NOT NULL,
  "right" TEXT NOT NULL,
  alone FLOAT NOT NULL,
  total FLOAT NOT NULL,
  state TEXT NOT NULL,
  refused TEXT,
  PRIMARY KEY ("left", "right")
) WITHOUT ROWID;

CREATE INDEX links_by_right ON links ("right");

CREATE INDEX relations_by_article ON relations (article_id);

CREATE INDEX tallies_by_article ON tallies (article_id);

CREATE INDEX statements_by_article ON statements (article_id);

CREATE INDEX copies_by_right ON copies ("right");
