//! Alarms: a run never stops silently.

use domain::{service::HrSystem, sync::run::Phase};

use crate::stage::Stage;

#[test]
fn a_whole_run_is_carried_out_natively() {
    let stage = Stage::of(30);
    let run = stage.connect(HrSystem::Personio);
    assert_eq!(run.phase, Phase::Done);
    assert_eq!(stage.directory().ids.len(), usize::try_from(run.present.unwrap()).unwrap());
}
