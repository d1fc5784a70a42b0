-- The search index: each word once, and the text laid out word by word.
CREATE TABLE words (
  number BIGINT PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
  tokens text[] NOT NULL,
  plain text COLLATE "C" NOT NULL,
  size INTEGER NOT NULL
);

CREATE INDEX words_by_token ON words USING gin (tokens);
