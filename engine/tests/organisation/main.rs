//! What an organisation does, executed: the real engine, real SQL and the providers' simulators, with crashes, losses
//! and people's commands in between. One module for each part; the names are the rules.

mod arming;
mod costs;
mod exporting;
mod platform;
mod providers;
mod sqlite;
mod stage;
