-- How somebody has signed in: 'link' or 'identity_provider'. Before there was a choice it was by links.
ALTER TABLE sessions ADD COLUMN way TEXT NOT NULL DEFAULT 'link';

-- The same of the last time. Nothing: they have not, or it was before this was kept.
ALTER TABLE members ADD COLUMN last_way TEXT;
