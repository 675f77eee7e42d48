-- When something is due next for an organisation: a sync by its schedule, or erasing somebody who left.
ALTER TABLE organisations ADD COLUMN due_at INTEGER;

-- Everybody is woken once, to say what is due: some have people who left before there was a retention time.
UPDATE organisations SET due_at = 0;

CREATE INDEX organisations_by_due ON organisations (due_at) WHERE due_at IS NOT NULL;

-- Services that are offered on request: who asked for one, and for whom the operator has opened it.
CREATE TABLE service_requests (
  organisation TEXT NOT NULL REFERENCES organisations (id),
  service TEXT NOT NULL,
  contact TEXT NOT NULL,
  people INTEGER NOT NULL,
  note TEXT,
  requested_at INTEGER NOT NULL,
  announced_at INTEGER,                 -- when the operator was told
  attempts INTEGER NOT NULL DEFAULT 0,  -- how often that was tried
  next_try_at INTEGER NOT NULL,         -- when it is tried again
  PRIMARY KEY (organisation, service)
) STRICT;

CREATE INDEX service_requests_to_announce ON service_requests (next_try_at) WHERE announced_at IS NULL;

CREATE TABLE opened_services (
  organisation TEXT NOT NULL REFERENCES organisations (id),
  service TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  PRIMARY KEY (organisation, service)
) STRICT;
