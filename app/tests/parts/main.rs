//! The kit, the directory and the members in a browser: rendered with data of our own, without a network.

#![cfg(target_arch = "wasm32")]

mod kit;
mod members;
mod people;
mod stage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
