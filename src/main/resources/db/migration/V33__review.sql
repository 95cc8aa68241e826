ALTER TABLE access_grant DROP CONSTRAINT access_grant_role_check;
ALTER TABLE access_grant ADD CONSTRAINT access_grant_role_check
  CHECK (role IN ('invited', 'reviewer', 'stage', 'speaker', 'moderator', 'organiser'));

-- Three facts: what was decided, what of it its author was told, and what they made of that.
ALTER TABLE submission
  ADD COLUMN decision     text NOT NULL DEFAULT 'pending'
    CHECK (decision IN ('pending', 'accepted', 'rejected', 'waiting')),
  ADD COLUMN published    text CHECK (published IN ('accepted', 'rejected', 'waiting')),
  ADD COLUMN confirmation text NOT NULL DEFAULT 'pending'
    CHECK (confirmation IN ('pending', 'confirmed', 'declined')),
  ADD CHECK (confirmation = 'pending' OR published = 'accepted');

-- One per reviewer; who has a conflict of interest gives no score.
CREATE TABLE review (
  submission uuid        NOT NULL REFERENCES submission ON DELETE CASCADE,
  reviewer   uuid        NOT NULL,
  name       text,
  score      integer     CHECK (score BETWEEN 1 AND 5),
  comment    text,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (submission, reviewer)
);
