//! The Cloudflare Worker: who may, where it is kept, who is called. This file holds the entry points, nothing else.
//!
//! A panic aborts every request in flight in the same isolate, so nothing here may panic: the lints below forbid
//! what could.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::unreachable
    )
)]

mod announcing;
mod auditing;
mod cloudflare;
mod config;
mod fault;
mod http;
mod members;
mod organisation_do;
mod organisations;
mod runtime;
mod service_requests;
mod sync_cron;
mod sync_queue;
mod token;

use worker::{Context, Env, MessageBatch, Request, Response, ScheduleContext, ScheduledEvent, event};

use crate::sync_queue::SyncMessage;

const _: () = assert!(!engine::CAN_BE_PLANTED, "faults are for the simulation, not for a Worker");

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> worker::Result<Response> {
    http::answer(request, &env).await
}

#[event(scheduled)]
async fn scheduled(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    sync_cron::tick(&env).await;
}

#[event(queue)]
async fn queue(batch: MessageBatch<SyncMessage>, env: Env, _context: Context) -> worker::Result<()> {
    sync_queue::handle(batch, &env).await;
    Ok(())
}
