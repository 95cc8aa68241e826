-- Letters, written in the transaction of what they tell of; sent afterwards.
CREATE TABLE mail (
  id          uuid        PRIMARY KEY,
  purpose     text        NOT NULL,
  recipient   text        NOT NULL,
  subject     text        NOT NULL,
  text        text        NOT NULL,
  -- The private link that goes in place of {link}; forgotten once the letter is sent or passed on.
  link        text,
  state       text        NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'passed-on')),
  attempts    integer     NOT NULL DEFAULT 0,
  problem     text,
  created_at  timestamptz NOT NULL,
  -- In the world's time, as a mail server has no other.
  next_try_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  claimed_until timestamptz,
  done_at     timestamptz
);
CREATE INDEX mail_waiting ON mail (next_try_at) WHERE state = 'waiting';
CREATE INDEX mail_by_age ON mail (created_at DESC, id);
