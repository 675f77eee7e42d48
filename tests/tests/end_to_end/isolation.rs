//! Who sees what.

use anyhow::{Result, ensure};
use domain::{
    access::{Access, Role},
    api::{endpoint::Endpoint, services::ServicesView},
    directory::snapshot::DirectorySnapshot,
};
use tests::rig::api::Api;

use crate::{api_rules::invited, stage::Stage};

pub(crate) async fn an_organisation_sees_nothing_of_another(stage: &Stage) -> Result<()> {
    stage.personio();
    let first = stage.connected("First").await?;
    let (first_member, _) = invited(stage, &first, Role::Member).await?;
    let second = stage.owner("Second").await?;
    let directory: DirectorySnapshot = second.ask(Endpoint::Directory, &[]).await?;
    ensure!(directory.is_empty());
    let services: ServicesView = second.ask(Endpoint::Services, &[]).await?;
    ensure!(services.services.iter().all(|card| card.last_success.is_none()));
    for (endpoint, part) in [
        (Endpoint::Run, "1"),
        (Endpoint::Plan, "1"),
        (Endpoint::DropRun, "1"),
        (Endpoint::RemoveMember, &*first_member),
        (Endpoint::RenewInvitation, &*first_member),
    ] {
        let answer = second.call(endpoint, &[part], None).await?;
        ensure!(answer.status == 404, "{endpoint:?}: {}", answer.body);
    }
    let still: DirectorySnapshot = first.ask(Endpoint::Directory, &[]).await?;
    ensure!(!still.is_empty());
    Ok(())
}

pub(crate) async fn a_member_reaches_no_admin_route(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Roles").await?;
    let (_, member) = invited(stage, &owner, Role::Member).await?;
    let anonymous = Api::anonymous(&stage.runtime);
    let mut refused = 0;
    // Signing out would end the member's session before the others are tried.
    for endpoint in Endpoint::ALL.into_iter().filter(|endpoint| *endpoint != Endpoint::SignOut) {
        let (parts, needed) = (["personio", "1"], endpoint.route().access);
        let as_nobody = anonymous.call(endpoint, &parts, None).await?;
        ensure!(needed == Access::Public || as_nobody.status == 401, "{endpoint:?}: {}", as_nobody.body);
        let as_member = member.call(endpoint, &parts, None).await?;
        if needed == Access::AtLeast(Role::Admin) {
            ensure!(
                as_member.status == 403 && as_member.code() == "forbidden",
                "{endpoint:?}: {}",
                as_member.body
            );
            refused += 1;
        }
    }
    ensure!(refused > 15, "only {refused} admin routes were tried");
    Ok(())
}
