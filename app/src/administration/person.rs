//! One account: its roles, its organisations, its state.

use domain::{
    base::{Deed, ParticipantId},
    people::records::{Account, HeldRole},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{self, GiveRole, KeptAccount, RenewPassword, Restore, Suspend, TakeRole},
    people::role_in_words,
    staff::{places_with_everywhere, roles},
    tabs::Tabs,
};
use crate::{
    i18n::words,
    organisations::api::AddMember,
    people::plain::PlainForm,
    reading::Reading,
    ui::{confirm::Confirm, field::Select, form::Sending, frame::viewer, loaded::Loaded, title::PageTitle},
};

/// The page of one account.
#[component]
pub fn PersonPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("person").unwrap_or_default());
    let account = Reading::new(move || api::FindAccount { person: id.get() });
    view! { <Loaded data=account view=|kept| view! { <Person kept/> }.into_any()/> }
}

#[component]
fn Person(kept: KeptAccount) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let KeptAccount { account, places, organisations } = kept;
    let Account { id, pseudonym, email, created_at, suspended_at, roles } = account;
    let mine = viewer().id() == Some(id);
    let has_email = email.is_some();
    view! {
        <PageTitle page=pseudonym.clone()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <Tabs here="/administration/people"/>
            <div class="head">
                <p class="where">
                    <span>{texts.since()} " " {words.full_day(created_at.day())}</span>
                    {email.map(|email| view! { <bdi dir="ltr">{email}</bdi> })}
                </p>
                <h1 dir="auto">{pseudonym}</h1>
            </div>
            <section class="section" aria-labelledby="roles">
                <h2 id="roles">{texts.roles()}</h2>
                <HeldRoles id roles mine/>
                {(!mine).then(|| view! { <NewRole id places/> })}
            </section>
            <NewMembership id organisations/>
            {(!mine).then(|| view! { <State id suspended=suspended_at.is_some() has_email/> })}
            {mine.then(|| view! { <p class="notice">{words.refusal(&domain::base::Refusal::OwnAccount)}</p> })}
        </main>
    }
}

#[component]
fn HeldRoles(id: ParticipantId, roles: Vec<HeldRole>, mine: bool) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let none = roles.is_empty();
    let sending = Sending::<TakeRole>::new();
    let item = move |held: HeldRole| {
        let name = role_in_words(words, &held);
        let territory = held.territory.map(|(id, _)| id.to_string()).unwrap_or_default();
        let sending = sending.one_of("role", held.role.as_str()).one_of("territory", &territory);
        view! {
            <li>
                <h3>{name}</h3>
                {(!mine)
                    .then(|| {
                        view! {
                            <Confirm
                                label=texts.take_role()
                                help=texts.take_role_help()
                                open=sending.came_back()
                            >
                                <PlainForm sending>
                                    <input type="hidden" name="person" value=id.to_string()/>
                                    <input type="hidden" name="role" value=held.role.as_str()/>
                                    <input type="hidden" name="territory" value=territory/>
                                    <div class="actions">
                                        <button class="button danger">{texts.take_role()}</button>
                                    </div>
                                </PlainForm>
                            </Confirm>
                        }
                    })}
            </li>
        }
    };
    view! {
        {none.then(|| view! { <p class="soft">{texts.no_roles()}</p> })}
        <ul class="items">{roles.into_iter().map(item).collect_view()}</ul>
    }
}

#[component]
fn NewRole(id: ParticipantId, places: Vec<(String, String)>) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let sending = Sending::<GiveRole>::new();
    view! {
        <PlainForm sending class="panel form">
            <input type="hidden" name="person" value=id.to_string()/>
            <Select name="role" label=texts.role() choices=roles(words) value=sending.typed("role", "mediator")/>
            <Select
                name="territory"
                label=words.people().territory()
                help=texts.role_place_help()
                choices=places_with_everywhere(words, places)
                value=sending.typed("territory", "")
            />
            <div class="actions">
                <button class="button primary">{texts.give_role()}</button>
            </div>
        </PlainForm>
    }
}

#[component]
fn NewMembership(id: ParticipantId, organisations: Vec<(String, String)>) -> impl IntoView {
    let texts = words().administration();
    let sending = Sending::<AddMember>::new();
    let any = !organisations.is_empty() && viewer().may_somewhere(Deed::KeepOrganisations);
    any.then(|| {
        view! {
            <section class="section" aria-labelledby="membership">
                <h2 id="membership">{texts.organisations()}</h2>
                <PlainForm sending class="panel form">
                    <input type="hidden" name="person" value=id.to_string()/>
                    <Select
                        name="organisation"
                        label=texts.organisation()
                        choices=organisations
                        value=sending.typed("organisation", "")
                    />
                    <div class="actions">
                        <button class="button">{texts.add_member()}</button>
                    </div>
                </PlainForm>
            </section>
        }
    })
}

#[component]
fn State(id: ParticipantId, suspended: bool, has_email: bool) -> impl IntoView {
    let texts = words().administration();
    let password = Sending::<RenewPassword>::new();
    view! {
        <section class="section" aria-labelledby="state">
            <h2 id="state">{texts.state()}</h2>
            {has_email
                .then(|| {
                    view! {
                        <PlainForm sending=password class="panel form">
                            <input type="hidden" name="person" value=id.to_string()/>
                            <p>{texts.renew_password_help()}</p>
                            <div class="actions">
                                <button class="button">{texts.renew_password()}</button>
                            </div>
                        </PlainForm>
                    }
                })}
            {if suspended {
                let sending = Sending::<Restore>::new();
                view! {
                    <PlainForm sending class="panel form">
                        <input type="hidden" name="person" value=id.to_string()/>
                        <p>{texts.restore_help()}</p>
                        <div class="actions">
                            <button class="button">{texts.restore()}</button>
                        </div>
                    </PlainForm>
                }
                    .into_any()
            } else {
                let sending = Sending::<Suspend>::new();
                view! {
                    <Confirm label=texts.suspend() help=texts.suspend_help() open=sending.came_back()>
                        <PlainForm sending>
                            <input type="hidden" name="person" value=id.to_string()/>
                            <div class="actions">
                                <button class="button danger">{texts.suspend()}</button>
                            </div>
                        </PlainForm>
                    </Confirm>
                }
                    .into_any()
            }}
        </section>
    }
}
