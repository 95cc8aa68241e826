-- A file, by its content: the same is kept once. Its chunks are there before the file is.
CREATE TABLE poster_file (
  hash     bytea       PRIMARY KEY,
  type     text        NOT NULL CHECK (type IN ('application/pdf', 'image/png', 'image/jpeg')),
  size     integer     NOT NULL CHECK (size > 0),
  upload   uuid        NOT NULL,
  kept_at  timestamptz NOT NULL
);

-- Written while it is uploaded, outside of the log's lock; an upload that no file names is swept away.
CREATE TABLE upload_chunk (
  upload uuid        NOT NULL,
  place  integer     NOT NULL,
  bytes  bytea       NOT NULL,
  at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (upload, place)
);
ALTER TABLE upload_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

ALTER TABLE submission
  ADD COLUMN poster  bytea REFERENCES poster_file,
  ADD COLUMN preview bytea REFERENCES poster_file;
