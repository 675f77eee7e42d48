//! What an organisation's object is asked to do, and how it is asked.

use chrono::{DateTime, Utc};
use domain::{
    api::{
        exports::ExportApprovalForm,
        learning::{InvitationApprovalForm, LearningActivationForm, LearningTestForm},
        runs::{ApprovalForm, Outcome},
        services::{DisconnectionForm, MappingForm, TestForm, WithdrawalForm},
        sync::SaveForm,
    },
    employee::EmployeeId,
    export::entry::Stage,
    service::HrSystem,
    sync::run::RunId,
    text::Text,
};
use serde::{Deserialize, Serialize};

/// What is asked. One for each endpoint that an organisation answers itself, and what the queue asks. It may hold a
/// credential, so it can't be printed.
#[derive(Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the endpoint of its name, documented there")]
pub enum Command {
    /// The directory, unless the caller has this revision of it already.
    Directory {
        /// The caller's `If-None-Match`.
        known: Option<String>,
    },
    Services,
    Connection {
        service: HrSystem,
    },
    TestCredential {
        service: HrSystem,
        form: TestForm,
    },
    Draft {
        service: HrSystem,
    },
    MapDraft {
        service: HrSystem,
        form: MappingForm,
    },
    PreviewDraft {
        service: HrSystem,
    },
    DiscardDraft {
        service: HrSystem,
    },
    ActivateDraft {
        service: HrSystem,
    },
    MakeSource {
        service: HrSystem,
    },
    Learning,
    TestLearning {
        form: LearningTestForm,
    },
    LearningDraft,
    ActivateLearning {
        form: LearningActivationForm,
        /// Who does it.
        by: Text,
    },
    DisconnectLearning,
    Invitations {
        from: usize,
    },
    ApproveInvitations {
        form: InvitationApprovalForm,
    },
    LeftOut,
    PersonLearning {
        person: EmployeeId,
    },
    Exports {
        stage: Option<Stage>,
        before: Option<u64>,
    },
    ExportAgain,
    WaitingExports {
        from: usize,
    },
    ApproveExports {
        form: ExportApprovalForm,
    },
    Sync,
    SaveSettings {
        form: SaveForm,
        /// Who saves.
        by: Text,
    },
    Runs {
        before: Option<RunId>,
        outcome: Option<Outcome>,
    },
    RunChanges {
        run: RunId,
        /// Which part of the changes, from 0.
        part: usize,
    },
    Withdraw {
        service: HrSystem,
        form: WithdrawalForm,
    },
    Disconnect {
        service: HrSystem,
        form: DisconnectionForm,
    },
    StartRun,
    LatestRun,
    Run {
        run: RunId,
    },
    Plan {
        run: RunId,
        from: usize,
    },
    Approve {
        run: RunId,
        form: ApprovalForm,
    },
    DropRun {
        run: RunId,
    },
    /// Erase everything: the organisation is gone.
    Erase,
    /// Do what is due: go on with a run whose alarm may have been lost, start or record slots, erase who left long ago.
    Wake {
        now: DateTime<Utc>,
    },
}

/// A command and whose it is: an object is not told its own name.
#[derive(Serialize, Deserialize)]
pub struct Envelope {
    /// The organisation's id.
    pub organisation: String,
    /// The id of the request it came with.
    pub request_id: String,
    /// What to do.
    pub command: Command,
}
