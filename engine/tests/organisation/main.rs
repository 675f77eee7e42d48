//! What an organisation does, executed: the real engine, real SQL and the providers' simulators, with crashes, losses
//! and people's commands in between. One module for each part; the names are the rules.

mod arming;
mod companies;
mod erasing;
mod platform;
mod providers;
mod reading;
mod secrets;
mod sqlite;
mod stage;
mod storing;
