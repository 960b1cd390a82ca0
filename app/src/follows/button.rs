//! The button with which one follows a thing.

use domain::base::{Actor, Subject};
use leptos::prelude::*;

use super::api::{self, Follow};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        form::{Form, Sending},
        frame::viewer,
        part::Part,
    },
};

/// Follows or no longer follows; a visitor is shown the way in.
#[component]
pub fn FollowButton(#[prop(into)] subject: Subject) -> impl IntoView {
    let words = words();
    if viewer() == Actor::Visitor {
        return view! {
            <p class="deeds"><a class="button quiet" href=words.path("/sign-in")>{words.follows().sign_in_to_follow()}</a></p>
        }
        .into_any();
    }
    let sending = Sending::<Follow>::new();
    let changed = sending.successes();
    let following = Reading::anew(move || changed.get(), move || api::Find { subject });
    view! { <Part data=following view=move |following| view! { <Button subject following sending/> }.into_any()/> }
        .into_any()
}

#[component]
fn Button(subject: Subject, following: bool, sending: Sending<Follow>) -> impl IntoView {
    let texts = words().follows();
    view! {
        <Form sending class="deeds">
            <input type="hidden" name="kind" value=subject.kind.as_str()/>
            <input type="hidden" name="id" value=subject.id.to_string()/>
            <input type="hidden" name="following" value=(!following).to_string()/>
            <button class="button" aria-pressed=following.to_string()>{texts.follow()}</button>
            <p class="help">{texts.who_sees()}</p>
        </Form>
    }
}
