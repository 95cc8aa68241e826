-- What viewers have marked as theirs.
CREATE TABLE star (
  viewer uuid NOT NULL,
  talk   uuid NOT NULL REFERENCES talk ON DELETE CASCADE,
  PRIMARY KEY (viewer, talk)
);

-- The secret in the address of a viewer's calendar; a new one takes the old one's place.
CREATE TABLE star_calendar (
  viewer uuid PRIMARY KEY,
  secret text NOT NULL UNIQUE
);
