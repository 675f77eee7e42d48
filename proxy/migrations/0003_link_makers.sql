-- Who made a link: a member's id, or 'operator'. Nothing: it was made before makers were kept, or by a Worker of then.
ALTER TABLE links ADD COLUMN maker TEXT;

CREATE INDEX links_by_maker ON links (maker) WHERE maker IS NOT NULL;

-- A link of unknown making lets nobody be somebody who has signed in before. Who was invited and has not may still come.
DELETE FROM links WHERE member IN (SELECT id FROM members WHERE last_sign_in IS NOT NULL);

-- What somebody is told until they dismiss it: who made a new link for them after they had signed in, and when.
ALTER TABLE members ADD COLUMN link_made_by TEXT;
ALTER TABLE members ADD COLUMN link_made_at INTEGER;
