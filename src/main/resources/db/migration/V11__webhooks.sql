-- Programs that are told of the day, by the Standard Webhooks specification.
CREATE TABLE webhook (
  id         uuid        PRIMARY KEY,
  name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  url        text        NOT NULL,
  -- What its requests are signed with; shown once, when it is made.
  secret     bytea       NOT NULL,
  kinds      text[]      NOT NULL,
  -- What its bodies look like: standard, slack, discord or template.
  form       text        NOT NULL CHECK (form IN ('standard', 'slack', 'discord', 'template')),
  template   text        CHECK ((form = 'template') = (template IS NOT NULL)),
  -- Up to which entry of the log its deliveries are noted.
  position   bigint      NOT NULL,
  -- Why nothing is sent to it any more; null: it is.
  stopped    text,
  created_at timestamptz NOT NULL
);

-- A delivery is noted in the statement that moves its webhook on, so that it is exactly once in here; what is sent
-- again carries the same id.
CREATE TABLE webhook_delivery (
  id       uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  webhook  uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
  -- Null: a test.
  sequence bigint,
  kind     text        NOT NULL,
  at       timestamptz NOT NULL,
  data     jsonb       NOT NULL,
  state    text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'parked')),
  attempts integer     NOT NULL DEFAULT 0,
  -- When it is sent next; while it is being sent, when it is given up for lost.
  due      timestamptz NOT NULL DEFAULT now(),
  said     text,
  UNIQUE (webhook, sequence)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (due) WHERE state = 'waiting';
