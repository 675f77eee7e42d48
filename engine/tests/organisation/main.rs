//! What an organisation does, executed: the real engine, real SQL and the providers' simulators, with crashes, losses
//! and people's commands in between. One module for each part; the names are the rules.

mod arming;
mod between;
mod companies;
mod costs;
mod erasing;
mod exporting;
mod looking;
mod platform;
mod providers;
mod provisioning;
mod reading;
mod refusals;
mod secrets;
mod sqlite;
mod stage;
mod storing;
mod truth;
mod upstream;
