-- Each import, whole, so that it can be compared and loaded again.
CREATE TABLE schedule_version (
  version    integer     PRIMARY KEY,
  at         timestamptz NOT NULL,
  origin     text        NOT NULL CHECK (origin IN ('sample', 'upload', 'settings', 'version')),
  -- The version that was loaded again, where it was one.
  again      integer,
  -- What was odd about the source; none for the sample and for a version that was loaded again.
  report     jsonb,
  difference jsonb       NOT NULL,
  -- In Sidestage's own JSON.
  document   jsonb       NOT NULL,
  talks      integer     NOT NULL,
  rooms      integer     NOT NULL
);

-- What SIDESTAGE_SCHEDULE names: when it was looked at, and why what is loaded isn't what is there.
CREATE TABLE schedule_source (
  one           boolean     PRIMARY KEY DEFAULT true CHECK (one),
  uri           text        NOT NULL,
  etag          text,
  last_modified text,
  checked_at    timestamptz,
  problem       text,
  -- Whether the problem is that it has shrunk, which the organiser may allow.
  smaller       boolean     NOT NULL DEFAULT false,
  -- Until when a node has it to itself, in the world's time.
  claimed_until timestamptz NOT NULL DEFAULT '-infinity'
);

-- Texts are HTML from now on, made safe when they come in. Those of before were never looked at.
UPDATE talk SET content = content
  || CASE WHEN content ? 'abstract' THEN jsonb_build_object('abstract', '<p>' || replace(replace(replace(
       content->>'abstract', '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</p>') ELSE '{}' END
  || CASE WHEN content ? 'description' THEN jsonb_build_object('description', '<p>' || replace(replace(replace(
       content->>'description', '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</p>') ELSE '{}' END
WHERE content ?| array['abstract', 'description'];
