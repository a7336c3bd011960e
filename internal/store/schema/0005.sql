-- Version 5: the archive. See 0003.sql for the shape.
--
-- What these tables promise, whoever writes to them: a piece gets its number
-- when its year is closed, no number is given twice and none is given back; a
-- piece that has its number stands as it is, and so does a closing; nothing is
-- ever deleted. That numbers run without gaps, closing and Verify look at. The messages of the triggers are known to the program.

-- A year as it was closed, once or several times.
CREATE TABLE closing (
  id      TEXT PRIMARY KEY,
  year    INTEGER NOT NULL,
  day     TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE INDEX closing_year ON closing (year, id);
CREATE TRIGGER closing_stands BEFORE UPDATE ON closing BEGIN SELECT RAISE(ABORT, 'closing stands'); END;
CREATE TRIGGER closing_kept BEFORE DELETE ON closing BEGIN SELECT RAISE(ABORT, 'closing stands'); END;

-- A box, or a volume. unit: as in piece.
CREATE TABLE box (
  id        TEXT PRIMARY KEY,
  year      INTEGER NOT NULL,
  retention TEXT NOT NULL,
  unit      TEXT NOT NULL,
  number    INTEGER NOT NULL CHECK (number > 0),
  content   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX box_number ON box (year, retention, unit, number);

CREATE TABLE piece (
  id          TEXT PRIMARY KEY,
  state       TEXT NOT NULL CHECK (state IN ('pending', 'archived', 'withdrawn', 'transferred', 'destroyed')),
  source      TEXT NOT NULL,
  record      TEXT NOT NULL, -- id of the source, '' for loose paper
  year        INTEGER NOT NULL,
  retention   TEXT NOT NULL,
  unit        TEXT NOT NULL, -- of the class it is numbered in
  title       TEXT NOT NULL,
  own_title   INTEGER NOT NULL CHECK (own_title IN (0, 1)),
  document    TEXT NOT NULL, -- document number
  responsible TEXT NOT NULL,
  day         TEXT NOT NULL,
  secrecy     TEXT NOT NULL,
  remarks     TEXT NOT NULL,
  pages       INTEGER NOT NULL,
  copy        TEXT NOT NULL, -- digest of the archive copy, '' until it is made
  number      INTEGER NOT NULL CHECK (number >= 0),
  code        TEXT NOT NULL,
  closing     TEXT REFERENCES closing (id),
  box         TEXT REFERENCES box (id),
  corrects    TEXT REFERENCES piece (id),
  paper       INTEGER NOT NULL CHECK (paper IN (0, 1)), -- lies in the office room
  due         TEXT NOT NULL, -- when it is lent out: the day it is due; ''
  kept        INTEGER NOT NULL, -- through this year; 0: for ever, or not archived
  core        TEXT NOT NULL, -- digest of what a number freezes
  laid        TEXT NOT NULL, -- digest of how the copy is made up, '' until it is
  content     TEXT NOT NULL,
  CHECK ((number > 0) = (code <> '') AND (number > 0) = (closing IS NOT NULL)),
  CHECK (CASE state WHEN 'pending' THEN number = 0 WHEN 'withdrawn' THEN 1 ELSE number > 0 END),
  CHECK ((copy = '') = (laid = ''))
) STRICT;
CREATE UNIQUE INDEX piece_number ON piece (year, retention, unit, number) WHERE number > 0;
CREATE UNIQUE INDEX piece_code ON piece (code) WHERE code <> '';
CREATE UNIQUE INDEX piece_record ON piece (source, record) WHERE record <> '' AND corrects IS NULL AND state <> 'withdrawn';
-- How lists are walked along, and all that they and the shelf filter by.
CREATE INDEX piece_order ON piece (year DESC, retention DESC, unit, number, id, state, paper, due);
CREATE INDEX piece_state ON piece (state, year DESC, retention DESC, unit, number, id);
CREATE INDEX piece_made ON piece (source, record);
CREATE INDEX piece_box ON piece (box, number) WHERE box IS NOT NULL;
CREATE INDEX piece_due ON piece (due) WHERE due <> '';
CREATE INDEX piece_kept ON piece (kept) WHERE kept > 0;
CREATE INDEX piece_corrects ON piece (corrects) WHERE corrects IS NOT NULL;

CREATE TRIGGER piece_kept_line BEFORE DELETE ON piece BEGIN SELECT RAISE(ABORT, 'piece stands'); END;
CREATE TRIGGER piece_stands BEFORE UPDATE ON piece WHEN OLD.number > 0 AND (
  (NEW.id, NEW.core, NEW.code, NEW.number, NEW.year, NEW.retention, NEW.unit, NEW.title, NEW.own_title, NEW.document)
    IS NOT (OLD.id, OLD.core, OLD.code, OLD.number, OLD.year, OLD.retention, OLD.unit, OLD.title, OLD.own_title, OLD.document)
  OR (NEW.source, NEW.record, NEW.responsible, NEW.day, NEW.secrecy, NEW.remarks, NEW.closing, NEW.corrects)
    IS NOT (OLD.source, OLD.record, OLD.responsible, OLD.day, OLD.secrecy, OLD.remarks, OLD.closing, OLD.corrects)
  OR OLD.copy <> '' AND (NEW.copy, NEW.laid, NEW.pages) IS NOT (OLD.copy, OLD.laid, OLD.pages)
  OR OLD.state IN ('withdrawn', 'destroyed') AND NEW.state <> OLD.state
) BEGIN SELECT RAISE(ABORT, 'piece stands'); END;
CREATE TRIGGER piece_unnumbered BEFORE INSERT ON piece WHEN NEW.number > 0 BEGIN SELECT RAISE(ABORT, 'piece number'); END;

-- What a piece is found by: the words of its parts. See search_text.
CREATE TABLE piece_text (
  id      TEXT PRIMARY KEY REFERENCES piece (id),
  content TEXT NOT NULL
) STRICT;

CREATE TABLE appraisal (
  id        TEXT PRIMARY KEY,
  day       TEXT NOT NULL,
  destroyed TEXT NOT NULL, -- day, '' for none
  content   TEXT NOT NULL
) STRICT;
CREATE TRIGGER appraisal_kept BEFORE DELETE ON appraisal BEGIN SELECT RAISE(ABORT, 'appraisal stands'); END;

CREATE TABLE transfer (
  id       TEXT PRIMARY KEY,
  day      TEXT NOT NULL,
  received TEXT NOT NULL, -- day, '' for none
  content  TEXT NOT NULL
) STRICT;
CREATE TRIGGER transfer_kept BEFORE DELETE ON transfer BEGIN SELECT RAISE(ABORT, 'transfer stands'); END;

-- What waits to be composed, by the year in which it was finished.
CREATE INDEX item_filed ON item (substr(iif(formed = '', begun, formed), 1, 4), id) WHERE state = 'archived';
-- With begun and outcome 首页 counts along it what is over.
CREATE INDEX application_ended ON application (ended, id, begun, outcome) WHERE outcome <> '';
CREATE INDEX dossier_closed ON dossier (substr(closed, 1, 4), id) WHERE closed <> '';

-- The open applications by all the days that their time rests on, and then by
-- number: 首页 counts them and reads only the first.
CREATE INDEX application_times ON application (received, supplement_notified, supplemented, number, id) WHERE outcome = '';
