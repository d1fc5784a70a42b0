-- Decisions are verdicts on pairs, settled values and undoings; until now no command made any.
DROP TABLE decisions;
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
);
