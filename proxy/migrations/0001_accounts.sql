-- What crosses organisations: who may sign in where. People and credentials are in each organisation's own object.
CREATE TABLE organisations (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,          -- milliseconds since 1970, as everywhere below
  run_watched_until INTEGER             -- set while a run is under way; the cron handler looks after runs past it
) STRICT;

CREATE INDEX organisations_by_watch ON organisations (run_watched_until) WHERE run_watched_until IS NOT NULL;

CREATE TABLE members (
  id TEXT PRIMARY KEY,
  organisation TEXT NOT NULL REFERENCES organisations (id),
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('member', 'admin', 'owner')),
  created_at INTEGER NOT NULL,
  last_sign_in INTEGER
) STRICT;

CREATE INDEX members_by_organisation ON members (organisation);

-- One-time links. Only the hash of the token is kept.
CREATE TABLE links (
  token_hash TEXT PRIMARY KEY,
  member TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  member TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;

CREATE INDEX links_by_member ON links (member);
CREATE INDEX sessions_by_member ON sessions (member);
