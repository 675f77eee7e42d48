-- With what somebody signed in: a browser and a system, nothing else of what the browser says of itself. Of the sessions of
-- before nobody knows it.
ALTER TABLE sessions ADD COLUMN browser TEXT;
ALTER TABLE sessions ADD COLUMN system TEXT;
