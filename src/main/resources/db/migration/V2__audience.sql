-- Who is watching, by node: each writes its own rows anew every few seconds, and nobody needs them
-- after a crash. Room '' is the whole event. Viewers are hashes of their ids, so that one who has
-- streams on two nodes is counted once.
CREATE UNLOGGED TABLE audience (
  node    uuid        NOT NULL,
  room    text        NOT NULL,
  viewers integer[]   NOT NULL,
  at      timestamptz NOT NULL,
  PRIMARY KEY (node, room)
);
