-- What is derived is stamped with how often something had been stored: 'stored' counts, 'derived'
-- holds the stamp. Until now a word told whether incidents were out of date.
UPDATE facts SET name = 'stored', value = '1' WHERE name = 'stale' AND value = 'yes';

DELETE FROM facts WHERE name = 'stale';

-- What is removed looks for what depends on it.
CREATE INDEX redirects_by_incident ON redirects (incident_id);

CREATE INDEX rejections_by_article ON rejections (article_id);
