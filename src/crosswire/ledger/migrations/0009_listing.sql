-- Which articles tell of an incident, by the number under which the search index knows them.
CREATE TABLE tellings (
  article BIGINT NOT NULL,
  incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  PRIMARY KEY (article, incident_id)
) WITHOUT ROWID;

CREATE INDEX tellings_by_incident ON tellings (incident_id);

INSERT INTO tellings (article, incident_id)
SELECT DISTINCT articles.number, membership.incident_id
FROM membership
JOIN mentions ON mentions.id = membership.mention_id
JOIN articles ON articles.id = mentions.article_id;

-- All that incidents are filtered and counted by stands in these two, so that what they hold
-- besides is read of those alone that a page shows.
DROP INDEX incidents_by_day;

DROP INDEX incidents_counted;

CREATE INDEX incidents_by_day ON incidents (
  ("start" IS NULL), "start" DESC, id, "end", type, grade, conflicts, lat, lon, place_id, place,
  country, precision
);

CREATE INDEX incidents_counted ON incidents (
  id, "start", "end", type, grade, conflicts, lat, lon, place_id, place, country, precision
);
