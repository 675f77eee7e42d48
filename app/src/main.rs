//! Mounts the app.

fn main() {
    app::start();
}
