-- The call for posters; no row where there is none.
CREATE TABLE call (
  one       boolean     PRIMARY KEY DEFAULT true CHECK (one),
  content   jsonb       NOT NULL,
  -- The instant of the content's deadline: from here on, submissions are late.
  closes_at timestamptz NOT NULL,
  version   integer     NOT NULL
);

-- Lets one submission in after the deadline.
CREATE TABLE late_link (
  id         uuid        PRIMARY KEY,
  token_hash bytea       NOT NULL UNIQUE,
  label      text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  submission uuid
);

CREATE TABLE submission (
  id         uuid        PRIMARY KEY,
  number     integer     NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  state      text        NOT NULL CHECK (state IN ('draft', 'submitted', 'withdrawn')),
  content    jsonb       NOT NULL,
  email      text        NOT NULL,
  -- When its last change arrived, by the event's clock.
  arrived_at timestamptz NOT NULL,
  -- Its own deadline, where a late link let it in.
  late_until timestamptz,
  version    integer     NOT NULL DEFAULT 1
);
CREATE INDEX submission_by_email ON submission (lower(email));

-- The private links to a submission: each mail carries one of its own.
CREATE TABLE submission_link (
  token_hash bytea       PRIMARY KEY,
  submission uuid        NOT NULL REFERENCES submission ON DELETE CASCADE,
  created_at timestamptz NOT NULL
);
CREATE INDEX submission_link_by_submission ON submission_link (submission);
