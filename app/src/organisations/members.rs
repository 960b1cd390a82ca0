//! Who acts for an organisation.

use domain::{base::OrganisationId, organisations::Representative};
use leptos::prelude::*;

use super::api::{InviteMember, RemoveMember};
use crate::{
    i18n::words,
    people::plain::PlainForm,
    ui::{confirm::Confirm, field::TextField, form::Sending},
};

/// The people of an organisation, and the link that adds one more.
#[component]
pub fn Members(id: OrganisationId, members: Vec<Representative>) -> impl IntoView {
    let words = words();
    let texts = words.organisations();
    let remove = Sending::<RemoveMember>::new();
    let invite = Sending::<InviteMember>::new();
    let none = members.is_empty();
    let item = move |member: Representative| {
        let remove = remove.one_of("person", &member.id.to_string());
        view! {
            <li>
                <h3 dir="auto">{member.pseudonym}</h3>
                <Confirm
                    label=texts.remove_member()
                    help=texts.remove_member_help()
                    open=remove.came_back()
                >
                    <PlainForm sending=remove>
                        <input type="hidden" name="organisation" value=id.to_string()/>
                        <input type="hidden" name="person" value=member.id.to_string()/>
                        <div class="actions">
                            <button class="button danger">{texts.remove_member()}</button>
                        </div>
                    </PlainForm>
                </Confirm>
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby="members">
            <h2 id="members">{texts.members()}</h2>
            {none.then(|| view! { <p class="soft">{texts.no_members()}</p> })}
            <ul class="items">{members.into_iter().map(item).collect_view()}</ul>
            <PlainForm sending=invite class="panel form">
                <input type="hidden" name="organisation" value=id.to_string()/>
                <TextField
                    name="email"
                    kind="email"
                    dir="ltr"
                    label=words.people().email()
                    value=invite.typed("email", "")
                    required=true
                />
                <div class="actions">
                    <button class="button">{texts.invite_member()}</button>
                    <p class="help">{texts.invite_member_help()}</p>
                </div>
            </PlainForm>
        </section>
    }
}
