//! Mounts the admin half of the app.

fn main() {
    // The other half is without: what a first visit downloads comes first.
    console_error_panic_hook::set_once();
    app::start(app::AdminApp);
}
