//! What an organisation does, executed: the real engine, real SQL and the providers' simulators, with crashes, losses
//! and people's commands in between. One module for each part; the names are the rules.

mod approving;
mod approving_accounts;
mod arming;
mod attending;
mod auditing;
mod beginning;
mod between;
mod celebrating;
mod checking;
mod companies;
mod connecting;
mod costs;
mod erasing;
mod evidence;
mod exporting;
mod holding_exports;
mod looking;
mod mailing;
mod opening;
mod provisioning;
mod reading;
mod recalculated;
mod refusals;
mod scheduling;
mod secrets;
mod signing_in;
mod stage;
mod storing;
mod taking_along;
mod taking_over;
mod telling;
mod truth;
mod upstream;
mod watching;
mod whose;

use simulation::platform;
