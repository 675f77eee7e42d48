//! Mounts the people half of the app.

fn main() {
    app::start(app::PeopleApp);
}
