-- Who did what, when, and why: written in the transaction of the deed itself, and kept when the log is trimmed.
CREATE TABLE audit (
  number  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL,
  actor   uuid        NOT NULL,
  kind    text        NOT NULL,
  room    text,
  subject uuid,
  name    text,
  was     text,
  became  text,
  why     text
);
CREATE INDEX audit_by_room ON audit (room, number);
CREATE INDEX audit_by_subject ON audit (subject, number);
