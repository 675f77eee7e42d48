//! The service that an address names.

use domain::service::Service;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::pages::not_found::NotFoundPage;

/// Shows `page` for the service in the address; where there is no such service, that there is no such page.
pub fn for_service(page: fn(Service) -> AnyView) -> AnyView {
    let params = use_params_map();
    let service = Memo::new(move |_| params.with(|params| Service::named(&params.get("service")?)));
    let shown = move || match service.get() {
        Some(service) => page(service),
        None => view! { <NotFoundPage/> }.into_any(),
    };
    shown.into_any()
}
