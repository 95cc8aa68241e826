-- What the organiser sets of the day.
ALTER TABLE event
  -- How long before its start a talk is announced; null: as the settings say.
  ADD soon_minutes integer CHECK (soon_minutes BETWEEN 1 AND 120),
  -- By how many seconds the streams lag behind what happens.
  ADD stream_delay integer NOT NULL DEFAULT 0 CHECK (stream_delay BETWEEN 0 AND 600);

ALTER TABLE room
  -- Whether the clock starts and ends its talks, or nothing happens by itself.
  ADD automatic    boolean NOT NULL DEFAULT true,
  -- Null: as the event's.
  ADD stream_delay integer CHECK (stream_delay BETWEEN 0 AND 600);

ALTER TABLE talk
  -- Whether somebody's word stands against the clock, which would at once undo it.
  ADD held       boolean NOT NULL DEFAULT false,
  -- When it really began and ended, by the event's time.
  ADD started_at timestamptz,
  ADD ended_at   timestamptz;

-- Kept here, since clock, desk and imports all change states.
CREATE FUNCTION note_talk_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = OLD.state THEN
    RETURN NEW;
  END IF;
  CASE NEW.state
    WHEN 'live' THEN
      NEW.started_at := coalesce(OLD.started_at, event_time());
      NEW.ended_at := NULL;
    WHEN 'scheduled' THEN
      NEW.started_at := NULL;
      NEW.ended_at := NULL;
    ELSE
      NEW.ended_at := CASE WHEN OLD.state = 'live' THEN event_time() ELSE OLD.ended_at END;
  END CASE;
  RETURN NEW;
END
$$;
CREATE TRIGGER talk_run BEFORE UPDATE OF state ON talk FOR EACH ROW EXECUTE FUNCTION note_talk_run();

-- Moves that are to be told once they have settled: due by the event's time, and where the talk was when it was told last.
CREATE TABLE move (
  talk      uuid        PRIMARY KEY REFERENCES talk ON DELETE CASCADE,
  due       timestamptz NOT NULL,
  room      text        NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at   timestamptz NOT NULL
);
CREATE INDEX move_by_due ON move (due);

-- The clock of a rehearsal, one for all nodes: the event's time is start + (now - began) * speed.
CREATE TABLE rehearsal (
  one     boolean          PRIMARY KEY DEFAULT true CHECK (one),
  -- What the settings say: another setting begins another rehearsal.
  setting text             NOT NULL,
  start   timestamptz      NOT NULL,
  speed   double precision NOT NULL CHECK (speed >= 0),
  began   timestamptz      NOT NULL,
  -- When a node was last known to rehearse.
  seen    timestamptz      NOT NULL
);

CREATE TABLE announcement (
  id      uuid        PRIMARY KEY,
  -- Null: to everybody.
  room    text        REFERENCES room ON DELETE CASCADE,
  text    text        NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
  at      timestamptz NOT NULL,
  -- Null: until somebody takes it back.
  ends_at timestamptz
);
