//! The kit, the directory, the members, the services, the wizard, runs and plans, the learning platform, the syncs and
//! exports in a browser: rendered with data of our own, without a network. And what the browser knows of time zones.

#![cfg(target_arch = "wasm32")]

mod attention;
mod audit;
mod celebrations;
mod channels;
mod exports;
mod holds;
mod invitations;
mod kit;
mod learning;
mod members;
mod overview;
mod pages;
mod people;
mod person_learning;
mod plans;
mod runs;
mod services;
mod setup;
mod stage;
mod structure;
mod sync;
mod tabs;
mod taking_along;
mod ways_in;
mod zone;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
