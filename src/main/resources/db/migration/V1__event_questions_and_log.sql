-- The log's head: one row, whose lock is the right to write. Sequences are given out under it,
-- so that their order is the order of commits, without a gap.
CREATE TABLE log_head (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  epoch    text    NOT NULL,
  -- The database system and timeline that the epoch belongs to: a restored one is another.
  origin   text    NOT NULL,
  sequence bigint  NOT NULL DEFAULT 0
);
INSERT INTO log_head (epoch, origin) VALUES ('', '');

CREATE TABLE log (
  sequence bigint      PRIMARY KEY,
  at       timestamptz NOT NULL,
  kind     text        NOT NULL,
  topics   text[]      NOT NULL,
  data     jsonb       NOT NULL
);

-- The last batch of each ledger: what tells a ledger whether a commit whose answer was lost took place.
CREATE TABLE ledger_batch (
  ledger uuid        PRIMARY KEY,
  number bigint      NOT NULL,
  at     timestamptz NOT NULL DEFAULT now()
);

-- What a repeated request is answered with.
CREATE TABLE idempotency (
  viewer uuid        NOT NULL,
  key    text        NOT NULL,
  body   bytea       NOT NULL,
  answer jsonb       NOT NULL,
  at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (viewer, key)
);
CREATE INDEX idempotency_by_age ON idempotency (at);

-- Keys that all nodes share.
CREATE TABLE secret (
  name  text  PRIMARY KEY,
  value bytea NOT NULL
);

CREATE TABLE access_grant (
  id         uuid        PRIMARY KEY,
  role       text        NOT NULL CHECK (role IN ('stage', 'moderator', 'organiser')),
  room       text,
  label      text,
  token_hash bytea       NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);

CREATE TABLE event (
  one       boolean PRIMARY KEY DEFAULT true CHECK (one),
  name      text    NOT NULL,
  acronym   text,
  zone      text    NOT NULL,
  starts_on date    NOT NULL,
  ends_on   date    NOT NULL CHECK (ends_on >= starts_on),
  url       text,
  links     jsonb   NOT NULL DEFAULT '[]',
  version   integer NOT NULL,
  -- The one that Sidestage brings along: the first real schedule takes its place.
  sample    boolean NOT NULL DEFAULT false,
  -- Hash of what the settings loaded last: the same isn't loaded again over what was changed since.
  source    text
);

CREATE TABLE room (
  id        text    PRIMARY KEY,
  name      text    NOT NULL,
  position  integer NOT NULL,
  stream    text,
  moderated boolean NOT NULL DEFAULT true
);

CREATE TABLE talk (
  id          uuid        PRIMARY KEY,
  room        text        NOT NULL REFERENCES room,
  day         date        NOT NULL,
  starts_at   timestamptz NOT NULL,
  ends_at     timestamptz NOT NULL CHECK (ends_at > starts_at),
  content     jsonb       NOT NULL,
  state       text        NOT NULL CHECK (state IN ('scheduled', 'live', 'ended', 'cancelled')),
  time_change integer     NOT NULL DEFAULT 0,
  version     integer     NOT NULL DEFAULT 1
);
CREATE INDEX talk_by_start ON talk (starts_at);

-- A notice is claimed by inserting its key, so that it goes out once.
CREATE TABLE notice (
  talk        uuid        NOT NULL REFERENCES talk ON DELETE CASCADE,
  kind        text        NOT NULL CHECK (kind IN ('soon', 'started', 'ended', 'moved', 'cancelled')),
  time_change integer     NOT NULL,
  at          timestamptz NOT NULL,
  PRIMARY KEY (talk, kind, time_change)
);

CREATE TABLE question (
  id            uuid        PRIMARY KEY,
  talk          uuid        NOT NULL REFERENCES talk ON DELETE CASCADE,
  author        uuid        NOT NULL,
  text          text        NOT NULL CHECK (length(text) BETWEEN 3 AND 500),
  name          text        CHECK (length(name) BETWEEN 1 AND 60),
  state         text        NOT NULL
                CHECK (state IN ('pending', 'approved', 'next', 'onstage', 'answered', 'dismissed')),
  reason        text,
  note          text,
  votes         integer     NOT NULL DEFAULT 0 CHECK (votes >= 0),
  -- The log's sequence of its last vote; a vote doesn't change the version.
  voted_at      bigint      NOT NULL DEFAULT 0,
  version       integer     NOT NULL DEFAULT 1,
  asked_at      timestamptz NOT NULL,
  CHECK ((state = 'dismissed') = (reason IS NOT NULL))
);
CREATE UNIQUE INDEX one_on_stage ON question (talk) WHERE state = 'onstage';
CREATE UNIQUE INDEX one_up_next ON question (talk) WHERE state = 'next';
CREATE INDEX question_by_talk ON question (talk);
CREATE INDEX question_by_author ON question (author, talk);

CREATE TABLE vote (
  viewer   uuid NOT NULL,
  question uuid NOT NULL REFERENCES question ON DELETE CASCADE,
  PRIMARY KEY (viewer, question)
);
