//! The tables of an organisation's object, and how they came to be. A step is never changed once it has been deployed:
//! objects sleep for months and wake with the tables of then. `body` columns hold JSON; what is added to it later has
//! a default.

/// How tables come from one version to the next.
pub(crate) enum Step {
    /// By these statements.
    By(&'static str),
    /// Texts are composed ([`Store::compose`](super::Store::compose)).
    Compose,
}

/// The steps. An object remembers how many it has made.
pub(crate) const STEPS: [Step; 14] = [
    // 1: Personio alone. The objects of then kept no count of steps, so the tables may be there.
    Step::By(
        "
    CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS connections (
        service TEXT NOT NULL,
        slot TEXT NOT NULL,
        body TEXT NOT NULL,
        client_id BLOB NOT NULL,
        client_secret BLOB NOT NULL,
        PRIMARY KEY (service, slot)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS runs (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS people (
        id TEXT PRIMARY KEY,
        standing TEXT NOT NULL,
        left_at TEXT,
        body TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS staged (
        slice INTEGER NOT NULL,
        part INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (slice, part)
    ) WITHOUT ROWID;
    ",
    ),
    // 2: several services. Credentials by field, people by service, what each run has changed. A run that waited is
    // forgotten with what it had read: its plan would be another one now.
    Step::By(
        "
    CREATE TABLE credentials (
        service TEXT NOT NULL,
        slot TEXT NOT NULL,
        field TEXT NOT NULL,
        frame BLOB NOT NULL,
        PRIMARY KEY (service, slot, field)
    ) WITHOUT ROWID;
    INSERT INTO credentials SELECT service, slot, 'client_id', client_id FROM connections;
    INSERT INTO credentials SELECT service, slot, 'client_secret', client_secret FROM connections;
    ALTER TABLE connections DROP COLUMN client_id;
    ALTER TABLE connections DROP COLUMN client_secret;
    CREATE TABLE people_of_services (
        service TEXT NOT NULL,
        id TEXT NOT NULL,
        standing TEXT NOT NULL,
        left_at TEXT,
        body TEXT NOT NULL,
        formerly TEXT, -- who they were in the service that the directory was read from before: service/id
        PRIMARY KEY (service, id)
    ) WITHOUT ROWID;
    INSERT INTO people_of_services SELECT 'personio', id, standing, left_at, body, NULL FROM people;
    DROP TABLE people;
    ALTER TABLE people_of_services RENAME TO people;
    CREATE INDEX people_by_leaving ON people (left_at) WHERE left_at IS NOT NULL;
    CREATE INDEX people_by_former ON people (formerly) WHERE formerly IS NOT NULL;
    CREATE TABLE changes (
        run INTEGER NOT NULL,
        part INTEGER NOT NULL,
        at TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (run, part)
    ) WITHOUT ROWID;
    INSERT INTO facts SELECT 'source', '\"personio\"' FROM connections WHERE service = 'personio' AND slot = 'active';
    DELETE FROM staged;
    DELETE FROM runs WHERE json_extract(body, '$.ended_at') IS NULL;
    UPDATE runs SET body = json_set(
        body,
        '$.service', 'personio',
        '$.trigger', json_object('kind', json_extract(body, '$.trigger')),
        '$.blanked', json('[]')
    );
    ",
    ),
    // 3: the learning platform. Accounts, what people were assigned, what they completed.
    Step::By(
        "
    CREATE TABLE accounts (
        service TEXT NOT NULL,
        id TEXT NOT NULL,
        state TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (service, id)
    ) WITHOUT ROWID;
    CREATE TABLE assignments (
        service TEXT NOT NULL,
        id TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (service, id)
    ) WITHOUT ROWID;
    CREATE TABLE exports (
        number INTEGER PRIMARY KEY,
        service TEXT NOT NULL,
        id TEXT NOT NULL,
        reference TEXT NOT NULL UNIQUE, -- what the record and the file carry at BambooHR
        stage TEXT NOT NULL,
        certificate TEXT NOT NULL, -- expected, none, issued
        body TEXT NOT NULL
    );
    CREATE INDEX exports_by_stage ON exports (stage, number);
    CREATE INDEX exports_by_person ON exports (service, id);
    CREATE INDEX exports_without_certificate ON exports (number) WHERE certificate = 'expected';
    ",
    ),
    // 4: which exports wait for an admin is said by one number, instead of in each of them.
    Step::By(
        "
    INSERT OR REPLACE INTO facts
        SELECT 'exports_granted',
               coalesce(min(number) FILTER (WHERE stage = 'waiting') - 1, max(number), 0)
        FROM exports;
    UPDATE exports SET stage = 'pending' WHERE stage = 'waiting';
    ",
    ),
    // 5: what a run has read lies in the order of ids. A run that has read reads anew.
    Step::By(
        "
    DELETE FROM staged;
    UPDATE runs SET body = json_set(
        json_remove(body, '$.read_at', '$.due_at'),
        '$.phase', json('{\"kind\":\"reading\"}'),
        '$.slices', 0,
        '$.read', json('{\"records\":0,\"total_moved\":false,\"ended\":false,\"unidentified\":0,\"sent\":[]}')
    )
    WHERE json_extract(body, '$.ended_at') IS NULL
      AND json_extract(body, '$.phase.kind') IN ('reading', 'planning', 'waiting', 'applying');
    ",
    ),
    // 6: texts are composed when they come in.
    Step::Compose,
    // 7: what a connection has of its own kind is a part of its own. The rest of the copy is not read, and goes with the
    // next change.
    Step::By(
        "
    UPDATE connections SET body = json_set(body, '$.own', json(body)) WHERE body -> '$.own' IS NULL;
    ",
    ),
    // 8: what a run has come to is beside it: it is asked after each wait. By the table itself, so that a Worker of before
    // that goes on for a moment, or comes back, can't leave it out.
    Step::By(
        "
    CREATE TABLE runs_with_outcome (
        id INTEGER PRIMARY KEY,
        body TEXT NOT NULL,
        outcome TEXT NOT NULL AS (CASE body ->> '$.phase.kind'
            WHEN 'failed' THEN 'failed' WHEN 'gave_up' THEN 'failed' WHEN 'faulted' THEN 'failed'
            WHEN 'waiting' THEN 'waiting' WHEN 'done' THEN 'done'
            WHEN 'dropped' THEN 'dropped' WHEN 'missed' THEN 'missed'
            ELSE 'running' END) STORED
    );
    INSERT INTO runs_with_outcome (id, body) SELECT id, body FROM runs;
    DROP TABLE runs;
    ALTER TABLE runs_with_outcome RENAME TO runs;
    ",
    ),
    // 9: the audit trail. What is asked by is read out of the line by the table itself, so that it says what the line says.
    Step::By(
        "
    CREATE TABLE audit (
        sequence INTEGER PRIMARY KEY,
        line TEXT NOT NULL,
        report TEXT, -- what tells what was done outside of the object from other such, so that it is recorded once
        at TEXT NOT NULL AS (line ->> '$.at') STORED,
        act TEXT NOT NULL AS (line ->> '$.deed.act') STORED,
        actor TEXT NOT NULL AS (line ->> '$.deed.actor') STORED,
        subject TEXT AS (line ->> '$.deed.subject') STORED
    );
    CREATE UNIQUE INDEX audit_by_report ON audit (report) WHERE report IS NOT NULL;
    CREATE TABLE checkpoints (sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, note TEXT NOT NULL);
    CREATE TABLE member_names (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
    ",
    ),
    // 10: who signs in by the organisation's identity provider. Here, beside the people whom they are, so that what becomes
    // of people's ids and of people becomes of these too.
    Step::By(
        "
    CREATE TABLE identities (
        issuer TEXT NOT NULL,
        subject TEXT NOT NULL,
        member TEXT NOT NULL,
        service TEXT, -- the person of the directory: nobody, if they were invited and have attached their account
        id TEXT,
        is_out INTEGER NOT NULL, -- whether they were signed out since they left the directory
        PRIMARY KEY (issuer, subject)
    ) WITHOUT ROWID;
    CREATE INDEX identities_by_member ON identities (member);
    CREATE INDEX identities_by_person ON identities (service, id) WHERE id IS NOT NULL;
    ",
    ),
    // Whether they were invited, or have attached their account: so did whoever is nobody of the directory by it.
    Step::By(
        "
    ALTER TABLE identities ADD COLUMN is_invited INTEGER NOT NULL DEFAULT 0;
    UPDATE identities SET is_invited = 1 WHERE id IS NULL;
    ",
    ),
    // 12: what people said yes to of what is celebrated, and the addresses of their calendars.
    Step::By(
        "
    CREATE TABLE consents (
        member TEXT NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (member, kind)
    ) WITHOUT ROWID;
    CREATE TABLE calendars (
        member TEXT PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE, -- of the secret part of its address
        words TEXT NOT NULL,
        at TEXT NOT NULL
    ) WITHOUT ROWID;
    ",
    ),
    // 13: who waits for an account is asked for all the time, and hardly anybody does.
    Step::By(
        "
    CREATE INDEX accounts_that_wait ON accounts (service, id) WHERE state = 'waiting';
    ",
    ),
    // 14: who is told what needs an admin.
    Step::By(
        "
    CREATE TABLE channels (
        id INTEGER PRIMARY KEY,
        body TEXT NOT NULL,
        frame BLOB NOT NULL -- where it leads and what signs its messages, sealed
    );
    CREATE TABLE told (reason TEXT PRIMARY KEY) WITHOUT ROWID; -- and is not settled
    CREATE TABLE messages (
        id INTEGER PRIMARY KEY,
        channel INTEGER NOT NULL,
        reason TEXT NOT NULL,
        otherwise TEXT, -- what happens if nobody acts; nothing, if it is settled
        at INTEGER NOT NULL, -- since when it is to be sent, in milliseconds, as is the next column
        next_try_at INTEGER NOT NULL,
        tries INTEGER NOT NULL
    );
    ",
    ),
];
