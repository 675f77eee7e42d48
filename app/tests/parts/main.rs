//! The kit, the directory, the members, the services, their runs and plans, the learning platform, the syncs and exports
//! in a browser: rendered with data of our own, without a network.

#![cfg(target_arch = "wasm32")]

mod exports;
mod holds;
mod invitations;
mod kit;
mod learning;
mod members;
mod people;
mod person_learning;
mod plans;
mod runs;
mod services;
mod stage;
mod sync;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
