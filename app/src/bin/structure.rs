//! Mounts the structure bundle of the app.

fn main() {
    console_error_panic_hook::set_once();
    app::start(app::StructureApp);
}
