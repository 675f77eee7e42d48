//! What the words of Rollcall mean, and every decision.
