-- Derived: talks, what is still to be found out, what actors are to each other, how a campaign goes.
CREATE TABLE consultations (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  article_id TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX consultations_article ON consultations (article_id);

CREATE TABLE follow_ups (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  article_id TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX follow_ups_article ON follow_ups (article_id);

CREATE TABLE actor_ties (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  article_id TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX actor_ties_article ON actor_ties (article_id);

CREATE TABLE phases (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  article_id TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX phases_article ON phases (article_id);
