-- When a link was sent to its holder by mail. Nothing: whoever made it passed it on.
ALTER TABLE links ADD COLUMN mailed_at INTEGER;
