//! Mounts the admin bundle of the app.

fn main() {
    // The others are without: what a first visit downloads comes first.
    console_error_panic_hook::set_once();
    app::start(app::AdminApp);
}
