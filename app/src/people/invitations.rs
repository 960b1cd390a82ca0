//! Batches of invitations: what was handed out, and a new batch.

use domain::{
    base::{Language, Moment, text::Label},
    people::records::Batch,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, Handed, MakeBatch, RevokeBatch},
    plain::PlainForm,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        confirm::Confirm,
        field::{Select, TextField},
        form::Sending,
        loaded::Loaded,
        pager::Pager,
        title::PageTitle,
    },
};

/// The page of those who hand out invitations.
#[component]
pub fn InvitationsPage() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let handed = Reading::new(move || api::ListBatches { after: after.get() });
    view! {
        <Loaded
            data=handed
            view=move |handed| view! { <Invitations handed later=after.get_untracked().is_some()/> }.into_any()
        />
    }
}

#[component]
fn Invitations(handed: Handed, later: bool) -> impl IntoView {
    let words = words();
    let texts = words.people();
    let Handed { batches, territories, now } = handed;
    let none = batches.rows.is_empty();
    view! {
        <PageTitle page=words.common().invitations()/>
        <main id="main" class="wrap" tabindex="-1">
            <div class="head">
                <h1>{words.common().invitations()}</h1>
                <p class="lead">{texts.invitations_lead()}</p>
            </div>
            <NewBatch territories/>
            <section class="section" aria-labelledby="batches">
                <h2 id="batches">{texts.batches()}</h2>
                {none.then(|| view! { <p class="soft">{texts.no_batches()}</p> })}
                {(!none).then(|| view! { <Table batches=batches.rows now/> })}
            </section>
            <Pager next=batches.next later address=words.path("/invitations")/>
        </main>
    }
}

#[component]
fn NewBatch(territories: Vec<(String, String)>) -> impl IntoView {
    let texts = words().people();
    let sending = Sending::<MakeBatch>::new();
    let languages =
        Language::INTERFACE.map(|language| (language.to_string(), language.endonym().to_owned())).to_vec();
    view! {
        <PlainForm sending class="panel form">
            <h2>{texts.new_batch()}</h2>
            <TextField
                name="label"
                label=texts.batch_label()
                help=texts.batch_label_help()
                value=sending.typed("label", "")
                most=Label::LONGEST
                required=true
            />
            <Select name="territory" label=texts.territory() choices=territories value=sending.typed("territory", "")/>
            <TextField name="size" kind="number" label=texts.batch_size() value=sending.typed("size", "24") required=true/>
            <TextField name="days" kind="number" label=texts.batch_days() value=sending.typed("days", "60") required=true/>
            <Select name="language" label=texts.batch_language() choices=languages value=sending.typed("language", words().language().to_string())/>
            <div class="actions">
                <button class="button primary">{texts.make_batch()}</button>
                <p class="help">{texts.make_batch_help()}</p>
            </div>
        </PlainForm>
    }
}

#[component]
fn Table(batches: Vec<Batch>, now: Moment) -> impl IntoView {
    let texts = words().people();
    view! {
        <table class="records">
            <thead>
                <tr>
                    <th scope="col">{texts.batch_label()}</th>
                    <th scope="col">{texts.territory()}</th>
                    <th scope="col">{texts.batch_used()}</th>
                    <th scope="col">{texts.batch_until()}</th>
                    <th scope="col">{texts.actions()}</th>
                </tr>
            </thead>
            <tbody>{batches.into_iter().map(|batch| view! { <Row batch now/> }).collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Row(batch: Batch, now: Moment) -> impl IntoView {
    let words = words();
    let texts = words.people();
    let open = batch.revoked_at.is_none() && batch.expires_at > now;
    let until = match batch.revoked_at {
        Some(revoked) => texts.batch_revoked(words.full_day(revoked.day())),
        None => words.full_day(batch.expires_at.day()),
    };
    let revoke = Sending::<RevokeBatch>::new().one_of("batch", &batch.id.to_string());
    view! {
        <tr>
            <th scope="row">{batch.label}</th>
            <td data-label=texts.territory()>{batch.territory}</td>
            <td data-label=texts.batch_used()>{texts.used_of(words.number(batch.size), words.number(batch.used))}</td>
            <td data-label=texts.batch_until()>{until}</td>
            <td data-label=texts.actions()>
                {open
                    .then(|| {
                        view! {
                            <Confirm
                                label=texts.revoke_batch()
                                help=texts.revoke_batch_help()
                                open=revoke.came_back()
                            >
                                <PlainForm sending=revoke>
                                    <input type="hidden" name="batch" value=batch.id.to_string()/>
                                    <div class="actions">
                                        <button class="button danger">{texts.revoke_batch()}</button>
                                    </div>
                                </PlainForm>
                            </Confirm>
                        }
                    })}
            </td>
        </tr>
    }
}
