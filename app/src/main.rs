//! Mounts the people bundle of the app.

fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    app::start(app::PeopleApp);
}
