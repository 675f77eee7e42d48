//! What the words of Rollcall mean, and every decision it takes.
//!
//! Nothing here knows a browser or a Worker, reads a clock or rolls dice: time and randomness are passed in.
//! `app` shows what is decided here, `proxy` carries it out.

pub mod access;
pub mod api;
pub mod attention;
pub mod attribute;
pub mod audit;
pub mod backoff;
pub mod birthday;
pub mod bundle;
pub mod calendar;
pub mod celebrations;
mod checked;
pub mod client_network;
pub mod cloud_address;
pub mod connection;
mod content_line;
pub mod credential;
pub mod csv;
pub mod device;
pub mod directory;
mod dns_label;
pub mod employee;
pub mod export;
mod fingerprint;
pub mod identity;
pub mod language;
pub mod learning;
pub mod mail;
pub mod mapping;
pub mod messages;
pub mod moment;
pub mod named;
pub mod names;
pub mod pacing;
pub mod phone;
pub mod print;
pub mod provider;
pub mod provisioning;
pub mod sample;
pub mod schedule;
pub mod service;
pub mod service_request;
pub mod session;
pub mod settings;
pub mod sign_in_link;
pub mod structure;
pub mod subdomain;
pub mod sync;
pub mod table;
pub mod teams;
pub mod text;
mod values;
pub mod vcard;
