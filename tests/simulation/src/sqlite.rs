//! `SQLite` in memory, with the runtime's limits: the very statements that production runs.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use engine::{
    fault::Fault,
    platform::{Executed, Row, Value},
};
use rusqlite::{
    Batch, Connection, OpenFlags, Statement, StatementStatus, config::DbConfig,
    fallible_iterator::FallibleIterator as _, params_from_iter, types,
};

/// Bytes that a statement, or a value, may have at most.
const LARGEST: usize = 2_000_000;

/// Values that a statement may have at most.
const MOST_VALUES: usize = 100;

/// Statements that stay prepared: all that the engine and the oracle have.
const PREPARED: usize = 400;

/// How a statement begins that writes to the table named next.
const WRITING: [&str; 6] = [
    "INSERT INTO ",
    "INSERT OR REPLACE INTO ",
    "INSERT OR IGNORE INTO ",
    "UPDATE OR REPLACE ",
    "UPDATE ",
    "DELETE FROM ",
];

/// A storage. It outlives the objects that use it, as the runtime's does.
pub struct Database {
    connection: Connection,
    depth: Cell<u32>,
    /// How many statements are still executed before one fails, if any is to.
    fails_in: Cell<Option<u32>>,
    /// How many have failed.
    failed: Cell<usize>,
    /// The statements that were executed, once somebody wants to know.
    executed: RefCell<Option<Vec<String>>>,
    /// How many rows were stepped through without an index to find them by.
    scanned: Cell<u64>,
    /// The most bytes that a statement had with what was bound to it, and the most values.
    largest: Cell<(usize, usize)>,
    /// What was looked for, and is as it was found.
    looks: RefCell<BTreeMap<String, Look>>,
}

/// What somebody has found.
struct Look {
    /// The tables that it is from.
    tables: Vec<String>,
    rows: Rc<Vec<Row>>,
}

impl Default for Database {
    /// A storage without a table.
    fn default() -> Self {
        // Nobody else uses it: it need not lock itself.
        let flags = OpenFlags::default() | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_in_memory_with_flags(flags).expect("SQLite in memory");
        connection.set_prepared_statement_cache_capacity(PREPARED);
        // A plan holds whatever is bound: it would be made anew each time for values that change nothing in it.
        let is_stable = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true);
        assert!(is_stable.is_ok_and(|is_stable| is_stable), "SQLite keeps its plans");
        Self {
            connection,
            depth: Cell::new(0),
            fails_in: Cell::new(None),
            failed: Cell::new(0),
            executed: RefCell::default(),
            scanned: Cell::new(0),
            largest: Cell::new((0, 0)),
            looks: RefCell::default(),
        }
    }
}

impl Database {
    /// The statements that were executed since this was asked last; none the first time.
    pub fn take_executed(&self) -> Vec<String> {
        self.executed.replace(Some(Vec::new())).unwrap_or_default()
    }

    /// How many rows were stepped through, since this was asked last, without an index to find them by.
    pub fn take_scanned(&self) -> u64 {
        self.scanned.take()
    }

    /// The most bytes that a statement ever had with what was bound to it, and the most values.
    pub fn largest(&self) -> (usize, usize) {
        self.largest.get()
    }

    /// Has a statement fail, after so many others.
    pub fn fail_after(&self, statements: u32) {
        self.fails_in.set(Some(statements));
    }

    /// Has no statement fail any more; whether one was still to.
    pub fn fail_no_more(&self) -> bool {
        self.fails_in.take().is_some()
    }

    /// How many statements have failed on order.
    pub fn failed(&self) -> usize {
        self.failed.get()
    }

    /// Executes a statement, or several, to their end.
    pub fn execute(&self, sql: &str, values: Vec<Value>) -> Result<Executed, Fault> {
        if let Some(left) = self.fails_in.get() {
            if left == 0 {
                self.fails_in.set(None);
                self.failed.set(self.failed.get() + 1);
                return Err(Fault::internal("executing a statement", "a fault on order"));
            }
            self.fails_in.set(Some(left - 1));
        }
        let (bytes, count) = self.largest.get();
        let all = sql.len() + values.iter().map(size).sum::<usize>();
        self.largest.set((bytes.max(all), count.max(values.len())));
        if sql.len() > LARGEST || values.len() > MOST_VALUES || values.iter().any(|one| size(one) > LARGEST) {
            return Err(Fault::internal("executing a statement", "string or blob too big: SQLITE_TOOBIG"));
        }
        self.run(sql, values).map_err(|error| Fault::internal("executing a statement", error.to_string()))
    }

    fn run(&self, sql: &str, values: Vec<Value>) -> rusqlite::Result<Executed> {
        if let Some(executed) = &mut *self.executed.borrow_mut() {
            executed.push(sql.to_owned());
        }
        let before = self.written();
        let mut rows = Vec::new();
        let values: Vec<_> = values.into_iter().map(bound).collect();
        if sql.contains(';') {
            // Several of them: what sets the tables up.
            self.looks.take();
            let mut batch = Batch::new(&self.connection, sql);
            while let Some(mut statement) = batch.next()? {
                self.step(&mut statement, &values, &mut rows)?;
            }
        } else {
            self.step(&mut *self.connection.prepare_cached(sql)?, &values, &mut rows)?;
        }
        let written = self.written() - before;
        if written > 0 {
            self.forget_looks(sql);
        }
        Ok(Executed { rows, written })
    }

    /// Forgets what was found in the table that `sql` has written to.
    fn forget_looks(&self, sql: &str) {
        let written = WRITING.iter().find_map(|writing| sql.trim_start().strip_prefix(writing));
        match written.and_then(|rest| rest.split_whitespace().next()) {
            Some(table) => {
                self.looks.borrow_mut().retain(|_, look| look.tables.iter().all(|one| one != table));
            }
            None => drop(self.looks.take()),
        }
    }

    fn step(
        &self,
        statement: &mut Statement<'_>,
        values: &[types::Value],
        rows: &mut Vec<Row>,
    ) -> rusqlite::Result<()> {
        let mut found = statement.query(params_from_iter(values))?;
        while let Some(row) = found.next()? {
            let columns = row.as_ref().column_count();
            rows.push(
                (0..columns).map(|column| row.get(column).map(read)).collect::<rusqlite::Result<Row>>()?,
            );
        }
        drop(found);
        let steps = statement.reset_status(StatementStatus::FullscanStep);
        self.scanned.set(self.scanned.get() + u64::try_from(steps).unwrap_or_default());
        Ok(())
    }

    /// Rows that were ever written.
    pub fn written(&self) -> u64 {
        self.connection.total_changes()
    }

    /// Does `work`, and keeps all of what it writes or nothing.
    pub fn transaction<T>(&self, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
        let depth = self.depth.get();
        let command = |sql: &str| {
            let sql = sql.replace("NAME", &format!("depth_{depth}"));
            let done = self.connection.prepare_cached(&sql).and_then(|mut statement| statement.execute([]));
            done.map_err(|error| Fault::internal("a transaction", error.to_string()))
        };
        command("SAVEPOINT NAME")?;
        self.depth.set(depth + 1);
        let outcome = work();
        self.depth.set(depth);
        if outcome.is_err() {
            self.looks.take();
            command("ROLLBACK TO NAME")?;
        }
        command("RELEASE NAME")?;
        outcome
    }

    /// Forgets everything.
    pub fn erase(&self) -> Result<(), Fault> {
        self.looks.take();
        let names = self.run(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            Vec::new(),
        );
        let names = names.map_err(|error| Fault::internal("erasing", error.to_string()))?.rows;
        for name in names.into_iter().flatten() {
            if let Value::Text(name) = name {
                self.execute(&format!("DROP TABLE {name}"), Vec::new())?;
            }
        }
        Ok(())
    }

    /// The rows of `table`, as text.
    pub fn rows(&self, table: &str) -> Vec<String> {
        let rows = self.run(&format!("SELECT * FROM {table}"), Vec::new()).expect("a table").rows;
        rows.into_iter().map(|row| format!("{row:?}")).collect()
    }

    /// The rows that `sql` finds, as text; none before there are tables.
    pub fn rows_where(&self, sql: &str) -> Vec<String> {
        let rows = self.look(sql).unwrap_or_default();
        rows.iter().map(|row| format!("{row:?}")).collect()
    }

    /// The rows that `sql` finds, for whoever asks the same again and again: as long as nothing was written to its tables
    /// they are those that it found the last time.
    pub fn look(&self, sql: &str) -> rusqlite::Result<Rc<Vec<Row>>> {
        if let Some(look) = self.looks.borrow().get(sql) {
            return Ok(Rc::clone(&look.rows));
        }
        let rows = Rc::new(self.run(sql, Vec::new())?.rows);
        let look = Look { tables: read_by(sql), rows: Rc::clone(&rows) };
        self.looks.borrow_mut().insert(sql.to_owned(), look);
        Ok(rows)
    }

    /// Every row of every table, as text: for looking whether something is left, or different.
    pub fn dump(&self) -> Vec<String> {
        let tables =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        let tables = self.run(tables, Vec::new()).expect("the list of tables").rows;
        let mut dump = Vec::new();
        for table in tables.into_iter().flatten() {
            let Value::Text(table) = table else { continue };
            let rows = self.run(&format!("SELECT * FROM {table}"), Vec::new()).expect("a table").rows;
            dump.extend(rows.into_iter().map(|row| format!("{table}: {row:?}")));
        }
        dump
    }
}

/// The tables that `sql` reads.
fn read_by(sql: &str) -> Vec<String> {
    let mut words = sql.split(|one: char| one.is_whitespace() || "(),".contains(one));
    let mut tables = Vec::new();
    while let Some(word) = words.next() {
        if matches!(word, "FROM" | "JOIN") {
            tables.extend(words.next().map(str::to_owned));
        }
    }
    tables
}

/// The bytes of a value that may be large.
fn size(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::Blob(bytes) => bytes.len(),
        Value::Null | Value::Integer(_) | Value::Real(_) => 0,
    }
}

fn bound(value: Value) -> types::Value {
    match value {
        Value::Null => types::Value::Null,
        Value::Integer(number) => types::Value::Integer(number),
        Value::Real(number) => types::Value::Real(number),
        Value::Text(text) => types::Value::Text(text),
        Value::Blob(bytes) => types::Value::Blob(bytes),
    }
}

fn read(value: types::Value) -> Value {
    match value {
        types::Value::Null => Value::Null,
        types::Value::Integer(number) => Value::Integer(number),
        types::Value::Real(number) => Value::Real(number),
        types::Value::Text(text) => Value::Text(text),
        types::Value::Blob(bytes) => Value::Blob(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_looked_for_again_once_its_table_was_written_to() {
        let database = Database::default();
        database.execute("CREATE TABLE a (n PRIMARY KEY, t); CREATE TABLE b (n)", vec![]).expect("tables");
        let found = || database.look("SELECT (SELECT count(*) FROM a), sum(n) FROM b").expect("rows");
        let mut before = found();
        assert!(Rc::ptr_eq(&before, &found()), "nothing was written");
        for sql in [
            "INSERT INTO b VALUES (1)",
            "INSERT OR REPLACE INTO a VALUES (1, 1)",
            "INSERT OR IGNORE INTO a VALUES (2, 1)",
            "INSERT INTO a VALUES (2, 1) ON CONFLICT (n) DO UPDATE SET n = 3",
            " UPDATE a SET t = 2",
            "UPDATE OR REPLACE a SET n = 3",
            "WITH one AS (SELECT 1) INSERT INTO a SELECT 7, 7",
            "DELETE FROM a",
            "UPDATE b SET n = 2; SELECT 1",
        ] {
            database.execute(sql, vec![]).expect(sql);
            let now = found();
            assert!(!Rc::ptr_eq(&before, &now), "{sql}");
            before = now;
        }
        database.execute("CREATE TABLE c (n)", vec![]).expect("a table");
        before = found();
        database.execute("INSERT INTO c VALUES (1)", vec![]).expect("a row");
        assert!(Rc::ptr_eq(&before, &found()), "that was another table");
    }

    #[test]
    fn what_was_found_is_as_before_once_what_was_written_is_taken_back() {
        let database = Database::default();
        database.execute("CREATE TABLE a (n)", vec![]).expect("a table");
        let found = || database.look("SELECT count(*) FROM a").expect("rows")[0][0].clone();
        let outcome = database.transaction(|| {
            database.execute("INSERT INTO a VALUES (1)", vec![])?;
            assert_eq!(found(), Value::Integer(1));
            Err::<(), _>(Fault::internal("a transaction", "taken back"))
        });
        assert!(outcome.is_err());
        assert_eq!(found(), Value::Integer(0));
    }
}
