-- Who has taken a question on, for a while.
CREATE TABLE question_claim (
  question uuid        PRIMARY KEY REFERENCES question ON DELETE CASCADE,
  moderator uuid       NOT NULL,
  label    text,
  until    timestamptz NOT NULL
);

-- What moderators write down for each other.
CREATE TABLE question_memo (
  question uuid        PRIMARY KEY REFERENCES question ON DELETE CASCADE,
  moderator uuid       NOT NULL,
  label    text,
  text     text        NOT NULL CHECK (length(text) BETWEEN 1 AND 1000),
  at       timestamptz NOT NULL
);

-- Questions that were put in order by hand. One that isn't approved keeps its place until it comes back.
CREATE TABLE question_order (
  question uuid    PRIMARY KEY REFERENCES question ON DELETE CASCADE,
  talk     uuid    NOT NULL REFERENCES talk ON DELETE CASCADE,
  position integer NOT NULL
);
CREATE INDEX question_order_by_talk ON question_order (talk);

-- Viewers who may not ask for a while, or whose questions nobody else sees. The viewer is named nowhere else.
CREATE TABLE restraint (
  id        uuid        PRIMARY KEY,
  viewer    uuid        NOT NULL,
  kind      text        NOT NULL CHECK (kind IN ('mute', 'ban')),
  room      text        NOT NULL,
  -- The question that was the reason.
  question  uuid        NOT NULL REFERENCES question ON DELETE CASCADE,
  moderator uuid        NOT NULL,
  label     text,
  until     timestamptz CHECK ((kind = 'mute') = (until IS NOT NULL)),
  lifted    boolean     NOT NULL DEFAULT false
);
CREATE INDEX restraint_by_viewer ON restraint (viewer) WHERE NOT lifted;

CREATE TABLE slow_mode (
  room    text    PRIMARY KEY REFERENCES room ON DELETE CASCADE,
  minutes integer NOT NULL CHECK (minutes BETWEEN 1 AND 1440)
);

-- What holds for the questions of the whole event.
CREATE TABLE event_questions (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  closed boolean NOT NULL DEFAULT false,
  words  text[]  NOT NULL DEFAULT '{}'
);
INSERT INTO event_questions DEFAULT VALUES;

ALTER TABLE question
  -- Its author is banned.
  ADD COLUMN hidden boolean NOT NULL DEFAULT false,
  -- Where a moderator heard it.
  ADD COLUMN source text CHECK (source IN ('chat', 'room'));
