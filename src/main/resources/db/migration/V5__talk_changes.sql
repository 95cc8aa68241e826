-- What others who follow a talk have to know of its changes: calendars (RFC 5545's SEQUENCE, LAST-MODIFIED) and
-- search engines (schema.org's previousStartDate). Kept here, since several features write talks: none can forget it.
ALTER TABLE talk
  -- Counts the changes of its time, its room, and of whether it is cancelled.
  ADD revision            integer     NOT NULL DEFAULT 0,
  -- The event's time of the last change that one who isn't there can see: going live and ending aren't.
  ADD changed_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- When it was to start before its start was changed last.
  ADD previous_start      timestamptz,
  ADD recording           text,
  -- The moment at which the recording starts.
  ADD recording_starts_at timestamptz CHECK (recording_starts_at IS NULL OR recording IS NOT NULL);

-- The event's time is the database's, but in a rehearsal: then the ledger tells each of its transactions.
CREATE FUNCTION event_time() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('sidestage.now', true), '')::timestamptz, clock_timestamp())
$$;

CREATE FUNCTION note_talk_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  elsewhere boolean := (NEW.room, NEW.starts_at, NEW.ends_at, NEW.state = 'cancelled')
    IS DISTINCT FROM (OLD.room, OLD.starts_at, OLD.ends_at, OLD.state = 'cancelled');
  other boolean := (NEW.content, NEW.recording, NEW.recording_starts_at)
    IS DISTINCT FROM (OLD.content, OLD.recording, OLD.recording_starts_at);
BEGIN
  NEW.revision := OLD.revision + elsewhere::integer;
  NEW.changed_at := CASE WHEN elsewhere OR other THEN event_time() ELSE OLD.changed_at END;
  NEW.previous_start :=
    CASE WHEN NEW.starts_at <> OLD.starts_at THEN OLD.starts_at ELSE OLD.previous_start END;
  RETURN NEW;
END
$$;

CREATE TRIGGER talk_changes BEFORE UPDATE ON talk FOR EACH ROW EXECUTE FUNCTION note_talk_change();
ALTER TABLE talk ALTER changed_at SET DEFAULT event_time();
