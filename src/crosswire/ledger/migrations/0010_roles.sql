-- In which ways actors are tied to incidents. Derived; migrate.py fills it for what is there already.
CREATE TABLE roles (
  incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  term TEXT NOT NULL,
  stance TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (incident_id, term, stance)
) WITHOUT ROWID;

-- All that is counted by actor, in the order in which it is counted.
CREATE INDEX roles_counted ON roles (term, name, stance);
