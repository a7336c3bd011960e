-- Version 4: what the office keeps of a matter of 依申请公开 beside its line in
-- the register. See 0003.sql for the shape.
--
-- A dossier with the id of an application belongs to it. One of a matter that
-- is no application (更正申请, 咨询, 协助) has no application: no table counts it,
-- and number, received and closed, '' in all others, are its own line.

CREATE TABLE dossier (
  id       TEXT PRIMARY KEY,
  matter   TEXT NOT NULL,
  stage    TEXT NOT NULL,
  handler  TEXT NOT NULL,
  paper    TEXT NOT NULL, -- number of the identity paper, '' for none
  number   TEXT NOT NULL,
  received TEXT NOT NULL,
  closed   TEXT NOT NULL,
  content  TEXT NOT NULL,
  CHECK ((matter = 'disclosure') = (received = ''))
) STRICT;
CREATE INDEX dossier_stage ON dossier (stage, id);
CREATE INDEX dossier_paper ON dossier (paper) WHERE paper <> '';
CREATE INDEX dossier_received ON dossier (received, id) WHERE received <> '';
CREATE INDEX application_received ON application (received, id);

-- The open applications are few among many; 首页 asks for them at every start.
CREATE INDEX application_open ON application (received, id) WHERE outcome = '';
