//! The members, those among them who are looked for, and what every admin is to see of how owners came.

use domain::{
    access::Role,
    api::members::{MemberView, MembersView},
    directory::fold::fold,
};
use leptos::prelude::*;

use super::{MemberAction, MembersTable};
use crate::{
    components::{Field, Notice, Tone},
    i18n::{Moment, date_time, use_admin_texts},
};

/// From how many members on there is something to search.
const MANY: usize = 10;

/// The members: `<SearchedMembers view actor=Role::Admin search on_action=…/>`.
#[component]
pub fn SearchedMembers(
    /// The members.
    view: MembersView,
    /// Who looks at them.
    actor: Role,
    /// What is looked for. It stays when the members are loaded anew.
    search: RwSignal<String>,
    /// Told what to do with one of them.
    #[prop(into)]
    on_action: Callback<MemberAction>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let emergencies: Vec<_> =
        view.emergencies().map(|(owner, at)| emergency(owner.name.to_string(), at)).collect();
    let members = StoredValue::new(view.members);
    let field = (members.with_value(Vec::len) >= MANY)
        .then(|| view! { <Field id="members-search" label=texts.of(|t| t.members.search) value=search/> });
    let found = Memo::new(move |_| members.with_value(|members| found(members, &search.get())));
    let words = move || {
        let members = &texts.get().members;
        let is_searched = !search.with(|search| search.trim().is_empty());
        is_searched.then(|| match found.with(Vec::len) {
            0 => members.nobody_found.to_owned(),
            n => members.found(n as u64),
        })
    };
    view! {
        {emergencies}
        {field}
        <p class="quiet" role="status">{words}</p>
        {move || view! { <MembersTable members=found.get() actor on_action/> }}
    }
}

/// An owner who came by the door for emergencies.
fn emergency(name: String, at: chrono::DateTime<chrono::Utc>) -> impl IntoView {
    let texts = use_admin_texts();
    let words = move || {
        let at = date_time(texts.language(), at, Moment::DateAndTime);
        texts.get().members.emergency(&name, &at)
    };
    let title = Signal::derive(move || Some(texts.get().members.emergency_title.to_owned()));
    view! { <div class="emergency"><Notice tone=Tone::Warning title><p>{words}</p></Notice></div> }
}

/// Those whose name or address has all of the words, however they are written.
fn found(members: &[MemberView], search: &str) -> Vec<MemberView> {
    let words = fold(search);
    let has_all = |member: &&MemberView| {
        let address = member.address.as_ref().map_or("", |address| address.as_str());
        let known = [&fold(member.name.as_str()), " ", address].concat();
        words.split_whitespace().all(|word| known.contains(word))
    };
    members.iter().filter(has_all).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::text::Text;

    fn member(name: &str, address: Option<&str>) -> MemberView {
        MemberView {
            id: name.to_owned(),
            name: Text::new(name).unwrap(),
            role: Role::Member,
            last_sign_in: None,
            last_way: None,
            address: address.map(|address| address.to_owned().try_into().unwrap()),
            link: None,
            is_self: false,
        }
    }

    #[test]
    fn a_member_is_found_by_parts_of_name_and_address_however_written() {
        let members = [member("Jürgen Müller", None), member("Ada Lovelace", Some("ada@example.com"))];
        for (search, names) in [
            ("", vec!["Jürgen Müller", "Ada Lovelace"]),
            ("  ", vec!["Jürgen Müller", "Ada Lovelace"]),
            ("MULLER jur", vec!["Jürgen Müller"]),
            ("ada@ex", vec!["Ada Lovelace"]),
            ("ada muller", vec![]),
        ] {
            let found: Vec<_> = found(&members, search).into_iter().map(|one| one.id).collect();
            assert_eq!(found, names, "{search}");
        }
    }
}
