-- Version 2: what can be searched. All of it is derived from the records and
-- can be built again from them (RebuildSearch); the log does not cover it.

-- One line for every record that can be found, narrow, so that counting hits
-- reads little. n grows with every change of an entry. audience: who may find
-- it, '' for everybody. date is the day of the record, '' for none.
CREATE TABLE search_entry (
  n        INTEGER PRIMARY KEY,
  id       TEXT NOT NULL,
  kind     TEXT NOT NULL,
  audience TEXT NOT NULL,
  date     TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_entry_id ON search_entry (id);

-- How many entries there are, so that a search need not count them.
CREATE TABLE search_count (
  audience TEXT NOT NULL,
  kind     TEXT NOT NULL,
  entries  INTEGER NOT NULL,
  PRIMARY KEY (audience, kind)
) STRICT, WITHOUT ROWID;

-- The words of the entry n as they were written. guarded is what only the
-- audience guard may find.
CREATE TABLE search_text (
  n        INTEGER PRIMARY KEY,
  title    TEXT NOT NULL,
  number   TEXT NOT NULL,
  body     TEXT NOT NULL,
  initials TEXT NOT NULL,
  guard    TEXT NOT NULL,
  guarded  TEXT NOT NULL
) STRICT;

-- The pairs of characters of every entry up to search_state.filed.
CREATE VIRTUAL TABLE search USING fts5 (
  grams, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_'"
);
INSERT INTO search (search, rank) VALUES ('automerge', 8);
CREATE VIRTUAL TABLE search_gram USING fts5vocab (search, row);
CREATE VIRTUAL TABLE search_place USING fts5vocab (search, instance);

-- splitter is the version of the rules that cut texts into pairs; 0: never
-- built. last is the greatest n ever given; entries above filed are few and
-- are looked through one by one.
CREATE TABLE search_state (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  splitter INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  filed    INTEGER NOT NULL
) STRICT;
INSERT INTO search_state VALUES (1, 0, 0, 0);
