//! What each endpoint that an organisation answers itself does. A call's type says what is answered: no arm can answer
//! with anything else, nor do something that is not in the audit trail.

use domain::api::{calling::Call, endpoint::ForOrganisation as For};

use crate::{auditing::Done, fault::Fault, organisation::Organisation, platform::Platform, reply::Reply};

impl<P: Platform> Organisation<'_, P> {
    /// Answers what is `asked`. That it was refused is recorded too.
    pub(crate) async fn asked(&self, asked: For) -> Result<Reply, Fault> {
        let answered = self.answered(asked).await;
        if let Err(fault) = &answered {
            self.store.is_still_there()?;
            self.refused(fault)?;
        }
        answered
    }

    async fn answered(&self, asked: For) -> Result<Reply, Fault> {
        match asked {
            For::Connection(call) => told(call, |call| self.connection(call.service)),
            For::TestCredential(call) => {
                done_later(call, async |call| self.test_credential(call.service, call.form).await).await
            }
            For::Draft(call) => told_later(call, async |call| self.draft(call.service).await).await,
            For::MapDraft(call) => {
                done_later(call, async |call| self.map_draft(call.service, call.form).await).await
            }
            For::PreviewDraft(call) => self.at_once(call, |call| self.preview_draft(call.service)),
            For::DiscardDraft(call) => self.at_once(call, |call| self.discard_draft(call.service)),
            For::ActivateDraft(call) => {
                self.at_once(call, |call| self.activate_draft(call.service, &call.form))
            }
            For::MakeSource(call) => self.at_once(call, |call| self.make_source(call.service)),
            For::WithdrawAttribute(call) => {
                self.at_once(call, |call| self.withdraw(call.service, call.form.attribute))
            }
            For::Disconnect(call) => self.at_once(call, |call| self.disconnect(call.service, &call.form)),
            For::Invitations(call) => {
                told_later(call, async |call| self.invitations(call.from.unwrap_or(0)).await).await
            }
            For::ApproveInvitations(call) => {
                self.at_once(call, |call| self.approve_invitations(&call.form.plan))
            }
            For::LeftOut(call) => told(call, |_| self.left_out()),
            For::PersonLearning(call) => told(call, |call| self.person_learning(call.person)),
            For::Exports(call) => told(call, |call| self.exports(call.stage, call.before)),
            For::ExportAgain(call) => self.at_once(call, |_| self.export_again()),
            For::WaitingExports(call) => told(call, |call| self.waiting_exports(call.from.unwrap_or(0))),
            For::ApproveExports(call) => self.at_once(call, |call| self.approve_exports(&call.form)),
            For::Upcoming(call) => told(call, |_| self.upcoming()),
            For::Celebrations(call) => told(call, |call| self.celebrations(&call)),
            For::ShareCelebrations(call) => self.at_once(call, |call| self.share_celebrations(&call)),
            For::MakeCalendar(call) => self.at_once(call, |call| self.make_calendar(&call.form)),
            For::EndCalendar(call) => self.at_once(call, |_| self.end_calendar()),
            For::Attention(call) => told_later(call, async |_| self.attention().await).await,
            For::Sync(call) => told(call, |_| self.sync()),
            For::SaveSettings(call) => {
                done_later(call, async |call| self.save_settings(&call.form).await).await
            }
            For::Runs(call) => told(call, |call| self.runs(call.before, call.outcome)),
            For::StartRun(call) => self.at_once(call, |_| self.start_manual()),
            For::LatestRun(call) => told(call, |_| self.latest_run()),
            For::Run(call) => told(call, |call| self.run(call.run)),
            For::RunChanges(call) => told(call, |call| self.run_changes(call.run, call.from.unwrap_or(0))),
            For::Plan(call) => told(call, |call| self.plan_view(call.run, call.from.unwrap_or(0))),
            For::ApprovePlan(call) => self.at_once(call, |call| self.approve(call.run, &call.form.plan)),
            For::DropRun(call) => self.at_once(call, |call| self.decline(call.run)),
            For::SignInSettings(call) => told(call, |_| self.sign_in_settings()),
            For::SaveSignIn(call) => done_later(call, async |call| self.save_sign_in(&call.form).await).await,
            For::ActivateSignIn(call) => self.at_once(call, |_| self.activate_sign_in()),
            For::TurnSignInOff(call) => self.at_once(call, |_| self.turn_sign_in_off()),
            For::Channels(call) => told(call, |_| self.channels()),
            For::AddChannel(call) => done_later(call, async |call| self.add_channel(&call.form).await).await,
            For::TryChannel(call) => {
                done_later(call, async |call| self.try_channel(call.channel).await).await
            }
            For::RemoveChannel(call) => self.at_once(call, |call| self.remove_channel(call.channel)),
            For::Contact(call) => told(call, |_| self.contact()),
            For::TakingAlong(call) => told(call, |_| self.taking_along()),
            For::TakeAlong(call) => self.at_once(call, |_| self.take_along()),
            For::Audit(call) => told(call, |call| self.audit(call)),
            For::AuditTrail(call) => told(call, |_| self.audit_trail()),
            For::AuditLines(call) => told(call, |call| self.audit_lines(call.after.unwrap_or(0))),
        }
    }

    /// Does what waits for nobody, and tells what came of it.
    fn at_once<C: Call>(
        &self,
        call: C,
        work: impl FnOnce(C) -> Result<C::Answer, Fault>,
    ) -> Result<Reply, Fault> {
        Reply::to::<C>(&self.done(|| work(call))?.outcome())
    }
}

/// Does what waits for somebody first, and tells what came of it.
async fn done_later<C: Call>(
    call: C,
    work: impl AsyncFnOnce(C) -> Result<Done<C::Answer>, Fault>,
) -> Result<Reply, Fault> {
    Reply::to::<C>(&work(call).await?.outcome())
}

fn told<C: Call>(call: C, work: impl FnOnce(C) -> Result<C::Answer, Fault>) -> Result<Reply, Fault> {
    const { assert!(C::METHOD.is_safe(), "what is done is recorded: `at_once` and `done_later` do it") };
    Reply::to::<C>(&work(call)?)
}

async fn told_later<C: Call>(
    call: C,
    work: impl AsyncFnOnce(C) -> Result<C::Answer, Fault>,
) -> Result<Reply, Fault> {
    const { assert!(C::METHOD.is_safe(), "what is done is recorded: `at_once` and `done_later` do it") };
    Reply::to::<C>(&work(call).await?)
}
