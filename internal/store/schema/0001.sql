-- Version 1: the office, its ledgers, the files behind them, and the log.
-- Dates are text, 2006-01-02, '' where there is none. The years begun and ended
-- (0: never) stand beside them, checked, so that counting reads an index alone
-- and never parses a date.

CREATE TABLE organ (
  one   INTEGER PRIMARY KEY CHECK (one = 1),
  id    TEXT NOT NULL,
  level TEXT NOT NULL,
  name  TEXT NOT NULL
) STRICT;

-- A file kept in files/, named by its SHA-256.
CREATE TABLE file (
  digest TEXT PRIMARY KEY,
  name   TEXT NOT NULL,
  size   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One import of one workbook.
CREATE TABLE batch (
  id     TEXT PRIMARY KEY,
  ledger TEXT NOT NULL,
  year   INTEGER NOT NULL,
  file   TEXT NOT NULL REFERENCES file (digest),
  name   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- In every ledger: key is what tells two records apart when a workbook is
-- imported again; batch and place say where the record came from.
CREATE TABLE application (
  id                  TEXT PRIMARY KEY,
  key                 TEXT NOT NULL,
  batch               TEXT REFERENCES batch (id),
  place               TEXT NOT NULL,
  number              TEXT NOT NULL,
  received            TEXT NOT NULL,
  applicant           TEXT NOT NULL,
  kind                TEXT NOT NULL,
  channel             TEXT NOT NULL,
  subject             TEXT NOT NULL,
  delivery            TEXT NOT NULL,
  supplement_notified TEXT NOT NULL,
  supplemented        TEXT NOT NULL,
  outcome             TEXT NOT NULL,
  reply_number        TEXT NOT NULL,
  closed              TEXT NOT NULL,
  note                TEXT NOT NULL,
  begun INTEGER NOT NULL CHECK (begun = CAST(substr(received, 1, 4) AS INTEGER)),
  ended INTEGER NOT NULL CHECK (ended = CAST(substr(closed, 1, 4) AS INTEGER))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX application_key ON application (key);
CREATE INDEX application_class ON application (outcome, kind, begun, ended);

CREATE TABLE legal_case (
  id             TEXT PRIMARY KEY,
  key            TEXT NOT NULL,
  batch          TEXT REFERENCES batch (id),
  place          TEXT NOT NULL,
  number         TEXT NOT NULL,
  kind           TEXT NOT NULL,
  received       TEXT NOT NULL,
  result         TEXT NOT NULL,
  concluded      TEXT NOT NULL,
  concluded_year INTEGER NOT NULL,
  note           TEXT NOT NULL,
  begun INTEGER NOT NULL CHECK (begun = CAST(substr(received, 1, 4) AS INTEGER))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX legal_case_key ON legal_case (key);
CREATE INDEX legal_case_class ON legal_case (result, kind, begun, concluded_year);

CREATE TABLE document (
  id        TEXT PRIMARY KEY,
  key       TEXT NOT NULL,
  batch     TEXT REFERENCES batch (id),
  place     TEXT NOT NULL,
  kind      TEXT NOT NULL,
  title     TEXT NOT NULL,
  number    TEXT NOT NULL,
  made      TEXT NOT NULL,
  abolished TEXT NOT NULL,
  note      TEXT NOT NULL,
  begun INTEGER NOT NULL CHECK (begun = CAST(substr(made, 1, 4) AS INTEGER)),
  ended INTEGER NOT NULL CHECK (ended = CAST(substr(abolished, 1, 4) AS INTEGER))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX document_key ON document (key);
CREATE INDEX document_class ON document (kind, begun, ended);

CREATE TABLE act (
  id       TEXT PRIMARY KEY,
  key      TEXT NOT NULL,
  batch    TEXT REFERENCES batch (id),
  place    TEXT NOT NULL,
  kind     TEXT NOT NULL,
  year     INTEGER NOT NULL,
  month    INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  note     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX act_key ON act (key);

-- The log. hash covers the entry and the hash before it; digest is that of the
-- record after the change, so that no record changes without its entry.
CREATE TABLE audit (
  seq     INTEGER PRIMARY KEY,
  at      TEXT NOT NULL,
  actor   TEXT NOT NULL,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  digest  BLOB NOT NULL,
  detail  TEXT NOT NULL,
  hash    BLOB NOT NULL
) STRICT;

-- People who sit at the desk. pin is an argon2id hash, '' for none.
CREATE TABLE person (
  id     TEXT PRIMARY KEY,
  name   TEXT NOT NULL,
  role   TEXT NOT NULL,
  pin    TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX person_name ON person (name) WHERE active = 1;

-- What the office has decided about itself, by name.
CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- An annual report as it was signed off: the report file, frozen. A later
-- one of the same year is a correction and gives its reason.
CREATE TABLE signed_report (
  id        TEXT PRIMARY KEY,
  year      INTEGER NOT NULL,
  content   TEXT NOT NULL,
  signer    TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  reason    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX signed_report_year ON signed_report (year);
