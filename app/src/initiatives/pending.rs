//! A new version that readers do not see yet, for its authors and the moderators.

use domain::{
    base::Moment,
    boards::Moderation,
    initiatives::{Initiative, Standing, State, rules},
};
use leptos::prelude::*;

use super::{
    api::{self, GiveUp},
    difference::{Compared, Difference},
};
use crate::{
    i18n::words,
    moderation::note::ReturnNote,
    reading::Reading,
    ui::{
        form::{Form, Sending, Submit, refresh_after},
        frame::viewer,
        part::Part,
    },
};

/// The version that waits, came back or was hidden, beside the one that everybody reads; nothing for readers.
#[component]
pub fn PendingVersion(
    initiative: Initiative,
    /// When the page was read.
    now: Moment,
) -> impl IntoView {
    let frame = initiative.frame;
    let viewer = viewer();
    let waits_here = frame.rules.moderation == Moderation::Before && frame.state != State::Draft;
    if !waits_here || rules::may_read_versions(&viewer, &frame, &initiative.authors).is_err() {
        return None;
    }
    let is_author = rules::may_write(&viewer, &initiative.authors).is_ok();
    let may_change = rules::may_revise(&viewer, &frame, &initiative.authors, now).is_ok();
    let id = frame.id;
    let pending = Reading::new(move || api::FindPending { initiative: id });
    let show = move |found: Option<Compared>| {
        found.map(|compared| view! { <Version compared is_author may_change now/> }).into_any()
    };
    Some(view! { <Part data=pending view=show/> }.into_any())
}

#[component]
fn Version(compared: Compared, is_author: bool, may_change: bool, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let version = compared.version.clone();
    let told = match version.standing {
        Standing::Waiting => texts.version_waits(),
        Standing::Returned => texts.version_returned(),
        _ => texts.version_hidden(),
    };
    let is_open = version.standing.is_open();
    let note = (is_author && version.standing != Standing::Waiting)
        .then(|| view! { <ReturnNote subject=version.id now/> });
    let edit = (is_author && is_open && may_change).then(|| {
        let href = words.path(format!("/initiatives/{}/edit", version.initiative));
        view! { <a class="button" href=href>{texts.change()}</a> }
    });
    let desk = (!is_author && version.standing == Standing::Waiting).then(
        || view! { <a class="button" href=words.path("/moderation")>{words.common().moderation()}</a> },
    );
    let give_up = (is_author && is_open).then(|| view! { <GiveUpForm id=version.id/> });
    view! {
        <section class="panel" aria-labelledby="pending">
            <h2 id="pending">{texts.version_pending()}</h2>
            <p class="byline">
                <span class="tag warn">{words.choice("standing", version.standing.as_str())}</span>
                <span>{texts.version(version.number)}</span>
                {version.author.map(|author| view! { <span dir="auto">{author}</span> })}
                <time datetime=version.created_at.rfc3339()>{words.ago(version.created_at, now)}</time>
            </p>
            <p>{told}</p>
            {version.note.map(|note| view! { <p dir="auto">{note}</p> })}
            {note}
            <Difference compared/>
            <div class="actions">{edit}{desk}</div>
            {give_up}
        </section>
    }
    .into_any()
}

#[component]
fn GiveUpForm(id: domain::base::RevisionId) -> impl IntoView {
    let texts = words().initiatives();
    let sending = Sending::<GiveUp>::new();
    refresh_after(sending.successes());
    view! {
        <details class="more">
            <summary>{texts.give_up()}</summary>
            <Form sending>
                <input type="hidden" name="version" value=id.to_string()/>
                <div class="actions">
                    <Submit
                        label=texts.give_up_surely()
                        class="button danger"
                        pending=Signal::derive(move || sending.pending())
                    />
                    <p class="help">{texts.give_up_help()}</p>
                </div>
            </Form>
        </details>
    }
    .into_any()
}
