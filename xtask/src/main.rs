//! `cargo xtask`: everything a developer or an operator does with this project.
fn main() {}
