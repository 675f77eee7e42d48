//! The simulators of the providers, by themselves.
fn main() {}
