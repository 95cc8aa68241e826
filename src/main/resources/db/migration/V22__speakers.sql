-- A speaker's grant is for one talk.
ALTER TABLE access_grant
  DROP CONSTRAINT access_grant_role_check,
  ADD CONSTRAINT access_grant_role_check CHECK (role IN ('stage', 'speaker', 'moderator', 'organiser')),
  ADD COLUMN talk uuid REFERENCES talk ON DELETE CASCADE,
  ADD CONSTRAINT access_grant_talk_check CHECK ((role = 'speaker') = (talk IS NOT NULL));
