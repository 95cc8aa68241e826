-- Where a question may go, and by whom: State.TABLE as rows. A test compares the two.
-- "asked" is where a new one comes from. An undo leads back where a moderator's last step came from.
CREATE TABLE question_way (
  from_state text    NOT NULL,
  to_state   text    NOT NULL,
  who        text    NOT NULL CHECK (who IN ('viewer', 'author', 'moderator', 'clock')),
  undo       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (from_state, to_state, who)
);
INSERT INTO question_way (from_state, to_state, who) VALUES
  ('asked', 'pending', 'viewer'), ('asked', 'approved', 'viewer'),
  ('pending', 'approved', 'moderator'), ('pending', 'dismissed', 'moderator'), ('pending', 'merged', 'moderator'),
  ('pending', 'withdrawn', 'author'), ('pending', 'deferred', 'clock'),
  ('approved', 'next', 'moderator'), ('approved', 'onstage', 'moderator'), ('approved', 'dismissed', 'moderator'),
  ('approved', 'merged', 'moderator'), ('approved', 'withdrawn', 'author'), ('approved', 'pending', 'author'),
  ('approved', 'pending', 'viewer'), ('approved', 'deferred', 'clock'),
  ('next', 'onstage', 'moderator'), ('next', 'approved', 'moderator'), ('next', 'dismissed', 'moderator'),
  ('next', 'merged', 'moderator'), ('next', 'withdrawn', 'author'), ('next', 'deferred', 'clock'),
  ('onstage', 'answered', 'moderator'), ('onstage', 'approved', 'moderator'), ('onstage', 'dismissed', 'moderator'),
  ('answered', 'approved', 'moderator'),
  ('dismissed', 'pending', 'moderator'),
  ('merged', 'approved', 'moderator'),
  ('deferred', 'answered', 'moderator'), ('deferred', 'approved', 'moderator');
INSERT INTO question_way (from_state, to_state, who, undo)
  SELECT to_state, from_state, who, true FROM question_way WHERE who = 'moderator'
  ON CONFLICT DO NOTHING;

ALTER TABLE question
  DROP CONSTRAINT question_state_check,
  DROP CONSTRAINT question_check,
  -- The state before, and who took it from there: what an undo goes by.
  ADD COLUMN previous    text,
  ADD COLUMN moved_by    text    NOT NULL DEFAULT 'viewer',
  -- The one that it was merged into, and the one that this one is part of in the end.
  ADD COLUMN merged_into uuid    REFERENCES question CHECK (merged_into <> id),
  ADD COLUMN root        uuid    REFERENCES question,
  -- How many are merged into it, over all of its group.
  ADD COLUMN merged      integer NOT NULL DEFAULT 0,
  -- The written answer, in Markdown.
  ADD COLUMN answer      text    CHECK (length(answer) BETWEEN 1 AND 10000),
  -- The talk that it was deferred under, before it was approved again.
  ADD COLUMN origin      uuid    REFERENCES talk ON DELETE SET NULL,
  ADD COLUMN language    text,
  -- What its author wrote, where a moderator changed it.
  ADD COLUMN original    text,
  -- Counts the wordings that may mean something else; a vote is for one of them.
  ADD COLUMN edition     integer NOT NULL DEFAULT 1,
  ADD COLUMN flags       integer NOT NULL DEFAULT 0,
  -- Equal for texts that differ in case, blanks and punctuation alone.
  ADD COLUMN essence     uuid;

UPDATE question SET
  moved_by = 'moderator',
  previous = CASE state WHEN 'next' THEN 'approved' WHEN 'onstage' THEN 'approved' WHEN 'answered' THEN 'onstage' ELSE 'pending' END
WHERE state NOT IN ('pending', 'approved');

ALTER TABLE question
  ADD CONSTRAINT question_state CHECK (state IN (
    'pending', 'approved', 'next', 'onstage', 'answered', 'dismissed', 'merged', 'withdrawn', 'deferred')),
  ADD CONSTRAINT question_asked CHECK (previous IS NOT NULL OR state IN ('pending', 'approved')),
  -- What belongs to a state stays behind when it is left, so that it is there for an undo.
  ADD CONSTRAINT question_reason CHECK (state <> 'dismissed' OR reason IS NOT NULL),
  ADD CONSTRAINT question_merged CHECK (
    (state = 'merged') = (root IS NOT NULL) AND (state <> 'merged' OR merged_into IS NOT NULL)),
  ADD CONSTRAINT question_written CHECK (state <> 'answered' OR previous <> 'deferred' OR answer IS NOT NULL);

CREATE INDEX question_by_root ON question (root) WHERE root IS NOT NULL;
CREATE INDEX question_by_essence ON question (talk, essence);
CREATE INDEX vote_by_question ON vote (question);

ALTER TABLE vote ADD COLUMN edition integer NOT NULL DEFAULT 1;

CREATE FUNCTION question_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM question_way w
    WHERE w.from_state = OLD.state AND w.to_state = NEW.state AND w.who = NEW.moved_by
      AND (NOT w.undo OR (OLD.moved_by = 'moderator' AND OLD.previous = NEW.state)))
  THEN
    RAISE EXCEPTION 'there is no way for a % from % to %', NEW.moved_by, OLD.state, NEW.state
      USING ERRCODE = 'check_violation';
  END IF;
  NEW.previous := OLD.state;
  RETURN NEW;
END $$;

CREATE TRIGGER question_moves BEFORE UPDATE ON question
  FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION question_moves();
