CREATE TABLE invitation_settings (
  one        boolean PRIMARY KEY DEFAULT true CHECK (one),
  -- How many may come; null for any number.
  capacity   integer CHECK (capacity >= 0),
  valid_days integer NOT NULL DEFAULT 30 CHECK (valid_days BETWEEN 1 AND 365),
  -- The way into the venue outside, for the invited only.
  venue      text,
  -- Whether one may ask for an invitation, and who qualifies.
  eligibility text,
  version    integer NOT NULL
);

CREATE TABLE invitation (
  id          uuid        PRIMARY KEY,
  -- Who came first: the order in line.
  place       bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
  email       text        NOT NULL,
  name        text,
  affiliation text,
  -- Why they asked, where they did.
  reason      text,
  source      text        NOT NULL CHECK (source IN ('list', 'submission', 'application')),
  state       text        NOT NULL CHECK (state IN ('applied', 'waiting', 'issued', 'redeemed', 'revoked')),
  token_hash  bytea       UNIQUE,
  letter      uuid,
  viewer      uuid,
  grant_id    uuid,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz,
  CHECK (state <> 'issued' OR (token_hash IS NOT NULL AND expires_at IS NOT NULL)),
  CHECK (state <> 'redeemed' OR viewer IS NOT NULL)
);
CREATE UNIQUE INDEX one_invitation_per_address ON invitation (lower(email));
CREATE INDEX invitation_in_line ON invitation (place) WHERE state = 'waiting';

-- The invited who want to be found.
CREATE TABLE attendee (
  invitation  uuid PRIMARY KEY REFERENCES invitation ON DELETE CASCADE,
  name        text NOT NULL,
  affiliation text,
  interests   text,
  links       text[] NOT NULL DEFAULT '{}'
);
