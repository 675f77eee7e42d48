-- What was done here, until the organisation's object has it in its audit trail: kept by the same batch that does it.
CREATE TABLE audit_reports (
  id TEXT PRIMARY KEY,
  organisation TEXT NOT NULL REFERENCES organisations (id),
  body TEXT NOT NULL,                   -- JSON: when, what, the names of the members in it
  next_try_at INTEGER NOT NULL          -- when the object is told again, if it was not at once
) STRICT;

CREATE INDEX audit_reports_by_next_try ON audit_reports (next_try_at);
CREATE INDEX audit_reports_by_organisation ON audit_reports (organisation);
