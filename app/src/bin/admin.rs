//! Mounts the admin half of the app.

fn main() {
    app::start(app::AdminApp);
}
