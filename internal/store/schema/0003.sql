-- Version 3: the catalogue, and items with their texts.
-- Each record is kept whole in content (JSON); the columns beside it repeat
-- what lists are filtered and sorted by. Tables have a rowid, so that the
-- indexes that lists walk along are narrow however long a record is.

CREATE TABLE catalog_entry (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  domain   TEXT NOT NULL,
  retired  INTEGER NOT NULL CHECK (retired IN (0, 1)),
  content  TEXT NOT NULL
) STRICT;
CREATE INDEX catalog_entry_position ON catalog_entry (position, id);

CREATE TABLE item (
  id       TEXT PRIMARY KEY,
  state    TEXT NOT NULL,
  step     TEXT NOT NULL, -- kind of the step under way
  title    TEXT NOT NULL,
  kind     TEXT NOT NULL,
  attribute TEXT NOT NULL,
  entry    TEXT NOT NULL, -- of the catalogue, '' for none
  period   TEXT NOT NULL,
  station  TEXT NOT NULL,
  number   TEXT NOT NULL, -- index number
  document TEXT NOT NULL, -- document number
  drafter  TEXT NOT NULL, -- id
  explains INTEGER NOT NULL CHECK (explains IN (0, 1)), -- 解读
  begun    TEXT NOT NULL,
  formed   TEXT NOT NULL,
  posted   TEXT NOT NULL, -- first day
  until    TEXT NOT NULL, -- next last day of a 公示期 under way
  content  TEXT NOT NULL
) STRICT;
CREATE INDEX item_state ON item (state, id);
CREATE INDEX item_entry ON item (entry, period, posted) WHERE entry <> '';
CREATE UNIQUE INDEX item_number ON item (number) WHERE number <> '';
CREATE INDEX item_document ON item (document) WHERE document <> '';
CREATE INDEX item_until ON item (until) WHERE until <> '';

-- A text of an item, never changed.
CREATE TABLE revision (
  id      TEXT PRIMARY KEY,
  item    TEXT NOT NULL REFERENCES item (id),
  number  INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX revision_number ON revision (item, number);
