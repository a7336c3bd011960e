-- Version 6: what the office writes about a year, and what it exchanges with
-- other offices. See 0003.sql for the shape.

-- What the office did for openness and no ledger counts.
CREATE TABLE work_event (
  id      TEXT PRIMARY KEY,
  year    INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  day     TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE INDEX work_event_year ON work_event (year, kind, day, id);

-- What a clerk wrote in place of what the program suggests, one line for each
-- paper of a year.
CREATE TABLE yearly_text (
  id      TEXT PRIMARY KEY,
  paper   TEXT NOT NULL,
  year    INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX yearly_text_year ON yearly_text (paper, year);

-- An office that packages are exchanged with.
-- The organ is known from its first package on.
CREATE TABLE partner (
  id      TEXT PRIMARY KEY,
  organ   TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

-- What one office says to others. A statement is signed by the office that made
-- it, which counts its own within a series and an audience; it never changes and
-- never goes.
CREATE TABLE statement (
  id       TEXT PRIMARY KEY,
  origin   TEXT NOT NULL,
  series   TEXT NOT NULL,
  audience TEXT NOT NULL,
  seq      INTEGER NOT NULL CHECK (seq > 0),
  kind     TEXT NOT NULL,
  subject  TEXT NOT NULL,
  content  TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX statement_stream ON statement (origin, series, audience, seq);
CREATE INDEX statement_subject ON statement (kind, subject, id);
CREATE TRIGGER statement_stands BEFORE UPDATE ON statement BEGIN SELECT RAISE(ABORT, 'statement stands'); END;
CREATE TRIGGER statement_kept BEFORE DELETE ON statement BEGIN SELECT RAISE(ABORT, 'statement stands'); END;

-- What the log is looked through by: day and hour, person, act and record. The
-- hour is enough, since every day in China begins at 16:00 UTC; each index ends
-- in the number of the entry, so that a page is taken from the index alone.
CREATE INDEX audit_at ON audit (substr(at, 1, 13));
CREATE INDEX audit_actor ON audit (actor);
CREATE INDEX audit_action ON audit (action);
CREATE INDEX audit_subject ON audit (subject);

-- What an import put its own in place of, so that it can be taken back: the
-- row as it stood. The log's digest of it says whether it still does.
CREATE TABLE import_before (
  batch  TEXT NOT NULL REFERENCES batch (id),
  record TEXT NOT NULL,
  row    TEXT NOT NULL,
  PRIMARY KEY (batch, record)
) STRICT, WITHOUT ROWID;

-- An import that was taken back.
CREATE TABLE import_undone (
  id  TEXT PRIMARY KEY REFERENCES batch (id),
  day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
