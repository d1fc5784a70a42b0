-- What pages list, filter and map incidents by. Derived, so that everything has to be derived again.
ALTER TABLE incidents ADD COLUMN grade TEXT;
ALTER TABLE incidents ADD COLUMN conflicts INTEGER;
ALTER TABLE incidents ADD COLUMN place_id TEXT;
ALTER TABLE incidents ADD COLUMN place TEXT;
ALTER TABLE incidents ADD COLUMN country TEXT;
ALTER TABLE incidents ADD COLUMN precision TEXT;
ALTER TABLE incidents ADD COLUMN lat FLOAT;
ALTER TABLE incidents ADD COLUMN lon FLOAT;

CREATE INDEX incidents_by_day ON incidents (("start" IS NULL), "start" DESC, id);

CREATE INDEX imprints_by_rank ON imprints (rank);

-- All that is counted, so that counting need not read what incidents hold besides.
CREATE INDEX incidents_counted ON incidents (
  type, grade, conflicts, "start", "end", lat, lon, place_id, place, country, precision, id
);

CREATE INDEX terms_by_kind ON terms (kind, term, incident_id);

INSERT INTO pending (name, revision)
SELECT id, 0 FROM articles WHERE id NOT IN (SELECT name FROM pending);
