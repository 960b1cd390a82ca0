//! What authors can do with their initiative on its page.

use domain::{
    base::Moment,
    boards::Moderation,
    initiatives::{Initiative, State, rules},
};
use leptos::prelude::*;

use super::api::{Submit as SubmitInitiative, Withdraw};
use crate::{
    i18n::words,
    ui::{
        confirm::Confirm,
        form::{Form, Sending, Submit, refresh_after},
        frame::viewer,
    },
};

/// Submitting, changing, authors, taking back; nothing for others.
#[component]
pub fn AuthorDeeds(initiative: Initiative, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.initiatives();
    let viewer = viewer();
    let (frame, authors) = (&initiative.frame, &initiative.authors);
    rules::may_write(&viewer, authors).ok()?;
    let base = words.path(format!("/initiatives/{}", frame.id));
    let may_submit = rules::may_submit(&viewer, frame, authors, now).is_ok();
    let may_change = rules::may_revise(&viewer, frame, authors, now).is_ok();
    let may_withdraw = rules::may_withdraw(&viewer, frame, authors).is_ok();
    Some(
        view! {
            <section class="section" aria-labelledby="deeds">
                <h2 id="deeds">{texts.your_initiative()}</h2>
                {may_submit.then(|| view! { <SubmitForm initiative=initiative.clone()/> })}
                <div class="actions">
                    {may_change
                        .then(|| {
                            view! {
                                <a class="button" href=format!("{base}/edit")>{texts.change()}</a>
                                <a class="button" href=format!("{base}/authors")>{texts.authors()}</a>
                            }
                        })}
                    {(frame.state != State::Draft)
                        .then(|| view! { <a class="button" href=format!("{base}/revisions")>{texts.versions()}</a> })}
                </div>
                {may_withdraw.then(|| view! { <WithdrawForm initiative=initiative.clone()/> })}
            </section>
        }
        .into_any(),
    )
}

#[component]
fn SubmitForm(initiative: Initiative) -> impl IntoView {
    let texts = words().initiatives();
    let sending = Sending::<SubmitInitiative>::new();
    refresh_after(sending.successes());
    let frame = initiative.frame;
    let to = rules::submitted_becomes(frame.state, frame.rules.moderation);
    let help = match (to.is_public(), frame.rules.moderation) {
        (true, Moderation::After) => texts.submit_help_at_once(),
        _ => texts.submit_help_moderated(),
    };
    view! {
        <Form sending>
            <input type="hidden" name="initiative" value=frame.id.to_string()/>
            <div class="actions">
                <Submit label=texts.submit() pending=Signal::derive(move || sending.pending())/>
                <p class="help">{help}</p>
            </div>
        </Form>
    }
    .into_any()
}

#[component]
fn WithdrawForm(initiative: Initiative) -> impl IntoView {
    let texts = words().initiatives();
    let sending = Sending::<Withdraw>::new();
    refresh_after(sending.successes());
    view! {
        <Confirm label=texts.withdraw() help=texts.withdraw_help() open=sending.came_back()>
            <Form sending>
                <input type="hidden" name="initiative" value=initiative.frame.id.to_string()/>
                <div class="actions">
                    <Submit label=texts.withdraw_surely() class="button danger" pending=Signal::derive(move || sending.pending())/>
                </div>
            </Form>
        </Confirm>
    }
    .into_any()
}
