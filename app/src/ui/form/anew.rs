use leptos::prelude::*;

/// How often forms of a page were sent and done: the page is read anew each time.
#[derive(Clone, Copy)]
pub struct Version(pub RwSignal<usize>);

/// Reads the page anew once a form on it was sent and done.
pub fn refresh_after(done: Memo<usize>) {
    let version = use_context::<Version>();
    Effect::new(move |before: Option<usize>| {
        let now = done.get();
        if let (Some(Version(version)), Some(before)) = (version, before)
            && before != now
        {
            version.update(|version| *version += 1);
        }
        now
    });
}
