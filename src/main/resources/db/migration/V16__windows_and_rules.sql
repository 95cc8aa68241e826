-- What a room has other than the settings; null: as the settings have it. Minutes.
CREATE TABLE question_rules (
  room          text    PRIMARY KEY REFERENCES room ON DELETE CASCADE,
  opens_before  integer CHECK (opens_before >= 0),
  closes_after  integer CHECK (closes_after >= 0),
  names         text    CHECK (names IN ('optional', 'required', 'forbidden')),
  flags         integer CHECK (flags >= 0)
);

-- What was set for a talk by hand.
CREATE TABLE question_window (
  talk          uuid    PRIMARY KEY REFERENCES talk ON DELETE CASCADE,
  mode          text    NOT NULL CHECK (mode IN ('automatic', 'open', 'closed', 'none')),
  counts_hidden boolean NOT NULL
);

-- Who found a question rude: each viewer once.
CREATE TABLE flag (
  viewer   uuid NOT NULL,
  question uuid NOT NULL REFERENCES question ON DELETE CASCADE,
  PRIMARY KEY (viewer, question)
);
CREATE INDEX flag_by_question ON flag (question);
