-- An id by which a session is ended, and with what somebody signed in: a browser and a system, nothing else of what the
-- browser says of itself. Of the sessions of before nobody knows it.
ALTER TABLE sessions ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN browser TEXT;
ALTER TABLE sessions ADD COLUMN system TEXT;

UPDATE sessions SET id = lower(hex(randomblob(12)));
