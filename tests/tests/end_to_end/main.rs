//! End to end: the Worker in workerd, the simulator in Personio's place, a person at a browser.
//!
//! One runtime serves all tests; each has an organisation of its own. Tests that kill a runtime start their own.

mod api_rules;
mod auditing;
mod bad_input;
mod bamboohr;
mod browsing;
mod browsing_attention;
mod browsing_contact;
mod browsing_guides;
mod browsing_learning;
mod browsing_list;
mod browsing_members;
mod browsing_search;
mod browsing_sync;
mod bundles;
mod celebrations;
mod connecting;
mod crash;
mod exporting;
mod inviting;
mod isolation;
mod jurisdictions;
mod learning;
mod links;
mod messaging;
mod offline;
mod on_request;
mod owners;
mod resealing;
mod scheduling;
mod sessions;
mod signing_in;
mod sources;
mod stage;
mod structure;
mod syncing;
mod taking_along;
mod walking;
mod ways_in_and_out;

use std::{process::ExitCode, sync::Arc};

use anyhow::Result;
use libtest_mimic::{Arguments, Failed, Trial};

use crate::stage::Stage;

/// A test: its name says the rule.
type Case = (&'static str, fn(Arc<Stage>) -> futures_util::future::BoxFuture<'static, Result<()>>);

/// `module::name` of each function as a [`Case`].
macro_rules! cases {
    ($($module:ident :: { $($name:ident),+ $(,)? }),+ $(,)?) => {
        vec![$($((
            concat!(stringify!($module), "::", stringify!($name)),
            |stage| Box::pin(async move { $module::$name(&stage).await }),
        )),+),+]
    };
}

#[expect(clippy::too_many_lines, reason = "one list, a line for each test")]
fn cases() -> Vec<Case> {
    cases![
        api_rules::{
            a_one_time_link_works_once,
            the_operators_routes_can_be_turned_off,
            signing_in_ends_the_session_that_the_browser_had,
            a_link_that_is_replaced_stops_working,
            members_are_invited_renewed_and_removed,
            the_owner_stays_and_nobody_gives_more_than_they_have,
            only_the_operator_opens_organisations,
            an_erased_organisation_is_gone_and_a_new_one_of_its_name_starts_empty,
            every_answer_carries_the_security_headers,
            only_files_that_are_there_are_kept_for_ever,
            each_bundle_has_a_page_that_is_sent_again_only_when_it_changed,
        },
        bad_input::{
            malformed_bodies_are_refused,
            large_bodies_are_refused,
            a_network_that_asks_too_often_is_refused_at_each_of_its_addresses,
            requests_of_other_sites_are_refused,
            fields_that_make_no_sense_are_named,
            unknown_ids_and_addresses_are_not_found,
            forged_and_ended_sessions_are_nobody,
        },
        auditing::{
            whatever_the_worker_does_itself_is_recorded_with_who_and_to_whom,
            a_refusal_is_recorded_with_its_reason,
            a_trail_verifies_by_the_command_and_its_newest_checkpoint_is_public,
            what_the_object_was_not_told_is_told_by_a_tick,
            an_admin_finds_verifies_and_takes_along_what_was_done,
        },
        signing_in::{
            somebody_signs_in_as_who_they_are_leaves_and_is_out,
            nobody_is_led_to_an_identity_provider_by_another_site_or_from_nowhere,
            a_member_attaches_their_account_and_nobody_elses_organisation_knows_it,
            an_identity_provider_that_nobody_here_wrote_signs_somebody_in,
            who_signed_in_long_ago_signs_in_again_before_what_is_grave,
            the_client_proves_by_a_key_who_it_is,
        },
        structure::{
            the_tree_is_walked_by_keyboard_alone,
            somebody_is_found_in_the_structure_and_their_contact_is_saved,
        },
        offline::{
            a_colleague_is_found_without_a_network_and_nothing_readable_is_on_the_disk,
            what_is_kept_ends_with_the_session_with_its_time_and_when_an_admin_says_so,
        },
        celebrations::{
            somebody_shares_their_birthday_and_takes_it_back,
            who_has_come_by_a_link_is_told_how_to_share,
        },
        taking_along::{
            whom_the_list_shows_is_taken_along_as_each_kind_of_file_and_recorded,
            admins_keep_the_directory_until_one_of_them_lets_everybody,
        },
        ways_in_and_out::{
            somebody_sees_their_own_profile_and_learning_and_signs_out_there_too,
            an_admin_attaches_their_account_and_signs_in_again_before_what_is_grave,
            who_was_invited_by_an_address_comes_by_it_once,
            an_invitation_by_address_ends_with_its_makers_rights,
        },
        jurisdictions::{
            nobody_is_opened_where_their_data_could_lie_anywhere,
            an_organisation_that_was_opened_in_the_eu_stays_there,
        },
        connecting::{
            each_credential_is_told_apart,
            a_failed_test_changes_nothing,
            over_granted_fields_are_named_and_never_fetched,
            private_fields_cannot_be_mapped,
            connecting_again_keeps_the_people,
            disconnecting_keeps_or_erases_the_people,
            a_withdrawn_attribute_is_erased_at_once,
            secrets_never_come_back,
        },
        syncing::{
            the_directory_shows_everybody_employed_with_what_is_released,
            names_only_gives_a_directory_of_names,
            a_second_sync_changes_nothing_and_writes_no_people,
            a_throttled_provider_is_waited_for,
            a_provider_that_is_down_is_waited_for,
            a_cut_body_is_read_again,
            a_total_that_lies_lets_nobody_leave,
            a_page_that_repeats_lets_nobody_leave,
            leavers_go_and_come_back,
            a_status_that_is_not_sent_any_more_brings_nobody_back_and_newcomers_wait,
            a_record_that_says_inactive_suffices_in_an_incomplete_read,
            many_returners_wait_for_a_person,
            a_credential_without_the_status_can_be_connected_and_is_told_so,
            many_leavers_wait_for_a_person,
            a_refused_credential_turns_the_connection,
            an_attribute_that_is_not_sent_any_more_keeps_its_values,
            a_plan_is_approved_by_its_hash_and_can_be_dropped,
            a_second_start_joins_the_first,
            an_unchanged_directory_is_not_sent_again,
        },
        bamboohr::{
            each_connection_failure_is_told_apart,
            all_spellings_of_a_subdomain_mean_the_company,
            a_test_says_what_the_key_reads_and_how_many_have_a_value,
            everybody_employed_is_read_with_what_is_released,
            a_key_without_datasets_reads_the_directory_and_lets_nobody_leave,
            an_attribute_that_empties_for_nearly_everybody_keeps_its_values,
            a_status_that_bamboohr_leaves_out_brings_nobody_back_and_newcomers_wait,
            a_key_refused_between_two_pages_ends_the_run_and_keeps_the_people,
            a_total_that_lies_lets_nobody_leave_in_bamboohr,
            who_is_only_hidden_stays_and_who_is_deleted_or_inactive_leaves,
            whose_deletion_is_not_told_stays_until_it_is,
            a_photo_or_file_that_is_missing_harms_nothing,
            a_third_of_the_people_vanish_and_somebody_is_asked,
            a_busy_bamboohr_is_waited_for,
        },
        sources::{
            the_source_moves_by_a_plan_and_people_stay_who_they_are,
            a_change_of_source_says_which_values_are_lost_and_takes_exactly_those,
            withdrawing_from_the_source_while_another_waits_makes_its_plan_anew,
            the_first_service_is_not_connected_without_its_first_sync,
            disconnecting_the_other_service_leaves_the_directory_alone,
        },
        scheduling::{
            settings_are_stored_and_each_fault_stands_at_its_field,
            of_two_who_save_the_second_is_told,
            a_scheduled_run_comes_at_its_minute_and_once,
            three_times_a_day_across_a_daylight_saving_change,
            after_an_outage_a_late_slot_runs_once_and_a_very_late_one_is_missed,
            turning_the_schedule_off_takes_effect_at_once,
            a_refused_credential_is_told_at_once_and_the_schedule_goes_on,
            a_plan_that_only_waits_does_not_stop_the_schedule,
            a_leaver_is_erased_when_the_retention_time_is_over,
            only_the_operator_moves_the_clock,
        },
        learning::{
            each_connection_failure_of_ispring_is_told_apart,
            the_first_accounts_wait_for_an_admin_and_then_everybody_has_one,
            a_new_person_gets_an_account_changes_follow_and_a_leaver_is_deactivated,
            more_invitations_than_the_guard_allows_wait,
            whatever_is_lost_nobody_is_invited_twice,
            who_can_have_no_account_is_listed,
            a_learning_platform_that_fails_leaves_the_directory_in_step,
            the_default_role_is_checked_against_the_platforms_own,
            accounts_follow_people_to_another_source,
            who_is_hired_again_under_another_id_has_their_old_account,
            the_account_of_somebody_else_is_handed_over_by_an_admin_only,
        },
        exporting::{
            a_completed_course_becomes_a_record_and_its_certificate_a_file,
            the_first_export_waits_and_is_approved_from_a_day_on,
            what_has_no_field_goes_into_the_notes,
            an_answer_that_is_lost_after_the_write_writes_nothing_twice,
            a_link_that_has_expired_is_asked_for_again,
            a_key_without_rights_to_training_is_told_and_made_up_for,
            a_category_that_somebody_creates_in_between_is_used,
            what_somebody_has_changed_or_deleted_is_shown_and_left_alone,
            people_of_personio_are_found_by_address_and_never_guessed,
            assignments_become_required_types_and_are_shown_with_the_person,
            five_hundred_exports_killed_in_the_middle_are_there_once,
        },
        inviting::{
            an_admin_invites_by_mail_and_whoever_reads_it_is_let_in,
            a_mailed_link_is_in_the_answer_of_nobody_and_its_address_in_no_trail,
            a_mail_that_nobody_takes_leaves_the_link_to_whoever_invites,
            an_organisation_that_sends_too_many_mails_is_refused,
        },
        messaging::{
            a_refused_credential_is_told_by_mail_and_webhook_and_that_it_is_settled,
            an_admin_adds_a_channel_and_sees_that_a_test_arrives,
        },
        links::{
            a_link_ends_when_its_maker_is_removed,
            nobody_makes_a_link_for_themselves,
            only_the_owner_makes_a_link_for_who_has_signed_in_and_they_are_told,
            an_owner_is_told_of_the_links_that_the_operator_makes,
        },
        owners::{
            of_two_owners_who_act_on_each_other_at_the_same_time_one_stays,
            the_last_owner_stays_until_there_is_another,
            a_role_is_given_by_whom_has_it_and_ends_what_its_links_were_worth,
        },
        sessions::{
            a_session_that_is_ended_elsewhere_ends_at_once,
            sessions_are_seen_and_ended_by_oneself_and_by_who_governs_one,
            a_link_signs_nobody_in_before_they_have_said_so,
            who_leaves_the_page_while_they_are_signed_in_is_who_they_are,
            a_link_that_names_another_organisation_lets_nobody_in,
            somebody_signs_out_everywhere_else_on_the_sessions_page,
            an_admin_ends_a_members_session_on_their_page,
        },
        on_request::{
            a_service_on_request_is_asked_for_announced_and_opened,
        },
        resealing::{
            a_sealing_key_is_retired_once_nothing_is_under_it,
        },
        isolation::{
            an_organisation_sees_nothing_of_another,
            each_address_answers_each_role_by_each_method_as_the_table_says,
            however_an_address_is_written_a_member_reaches_no_admin_route,
            a_directory_that_was_kept_is_no_other_organisations,
            the_browsers_copies_go_when_a_session_begins_or_ends,
            who_signs_in_elsewhere_without_signing_out_sees_only_the_people_there,
            a_page_that_is_seen_again_is_of_whoever_is_signed_in_now,
        },
        browsing::{
            the_main_job,
            each_failure_has_its_own_words,
            names_only_shows_names,
            a_throttled_sync_is_shown_and_goes_on,
            a_link_that_was_used_says_so,
            a_member_finds_people_and_no_settings,
            html_is_text,
            axe_finds_nothing_serious_on_any_page,
        },
        browsing_contact::{
            an_odd_number_is_dialled_and_an_odd_name_found_and_exported_as_text,
        },
        browsing_guides::{
            the_guides_lead_through_both_wizards_in_every_language,
        },
        browsing_list::{
            a_list_is_filtered_grouped_saved_and_opened_again,
            whoever_came_since_the_last_visit_is_at_hand,
        },
        browsing_search::{
            somebody_is_found_in_any_spelling_and_by_keyboard,
            whoever_was_marked_or_looked_at_is_at_hand_to_nobody_else,
            the_way_back_from_what_somebody_learns_is_to_the_same_place,
            the_search_is_a_key_away_from_every_page,
        },
        browsing_attention::{a_refused_credential_is_told_on_every_admin_page_until_it_works_again},
        browsing_sync::{
            the_whole_second_help_page,
            each_failure_of_bamboohr_has_its_own_words,
            leaving_with_unsaved_changes_asks_first,
            the_second_who_saves_sees_both_versions,
            who_saves_one_page_leaves_what_was_saved_on_the_other,
            the_overview_offers_to_sync_every_day_and_is_no_longer_than_two_screens,
            a_run_of_another_admin_is_seen_and_a_held_one_says_what_would_happen,
            the_source_is_changed_on_the_connections_page,
            axe_finds_nothing_serious_on_the_new_pages,
        },
        browsing_members::{
            a_renewed_invitation_is_shown_and_works,
            who_gets_a_new_link_is_told_until_they_dismiss_it,
            an_admin_is_offered_no_link_that_would_be_refused,
            an_owner_makes_another_one_who_takes_their_role,
        },
        browsing_learning::{
            the_whole_circle,
            failures_of_learning_have_their_own_words,
            what_failed_is_told_and_tried_again,
            a_member_sees_no_learning_of_others,
            axe_finds_nothing_serious_on_the_learning_pages,
        },
        bundles::{
            links_lead_to_another_bundle_and_back,
            unsaved_changes_are_asked_about_before_the_other_half_opens,
            a_session_that_ended_leads_to_the_other_half_whatever_is_unsaved,
            who_signs_out_is_not_shown_again_by_going_back,
            who_goes_back_after_their_session_ended_signs_in_and_is_there_again,
        },
        walking::{
            nothing_stands_in_the_way_where_little_is_seen,
            the_account_menu_closes_when_the_keyboard_leaves_it,
            what_is_chosen_is_told_apart_in_forced_colours,
            everybody_is_printed_a_dozen_and_more_on_a_page,
            pages_and_tables_are_told_apart_by_their_names,
            an_address_breaks_only_where_a_part_of_it_ends,
            a_row_that_has_the_focus_says_that_arrows_lead_on,
            a_profile_comes_first_on_a_telephone_that_is_new_here,
        },
        crash::{
            a_sync_killed_in_the_middle_is_finished_with_everybody_once,
            a_session_ends_when_its_time_is_over,
        },
    ]
}

fn main() -> Result<ExitCode> {
    let mut arguments = Arguments::from_args();
    // One provider serves all, and tests change it: one at a time.
    arguments.test_threads = Some(1);
    let runtime = Arc::new(tokio::runtime::Runtime::new()?);
    if arguments.list {
        let trials = cases().into_iter().map(|(name, _)| Trial::test(name, || Ok(()))).collect();
        return Ok(libtest_mimic::run(&arguments, trials).exit_code());
    }
    let stage = Arc::new(runtime.block_on(Stage::set())?);
    let trials = cases()
        .into_iter()
        .map(|(name, case)| {
            let (runtime, stage) = (Arc::clone(&runtime), Arc::clone(&stage));
            Trial::test(name, move || {
                runtime.block_on(case(stage)).map_err(|error| Failed::from(format!("{error:?}")))
            })
        })
        .collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    let log = stage.check_log();
    drop(stage);
    // After all tests, since each of them writes to the log.
    if let Err(error) = log {
        eprintln!("error: {error:?}");
        return Ok(ExitCode::FAILURE);
    }
    Ok(conclusion.exit_code())
}
