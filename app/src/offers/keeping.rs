//! What those who keep a service do on its page: confirm, change, withdraw, bring back, read what is wrong.

use domain::offers::Note;
use leptos::prelude::*;

use super::api::{BringBack, Confirm as ConfirmOffer, SettleNote, Shown, Withdraw};
use crate::{
    i18n::words,
    ui::{
        confirm::Confirm,
        field::TextArea,
        form::{Form, Sending, Submit},
    },
};

/// The panel of those who keep the service.
#[component]
pub fn Keeping(
    shown: Shown,
    confirm: Sending<ConfirmOffer>,
    withdraw: Sending<Withdraw>,
    bring_back: Sending<BringBack>,
    settle_note: Sending<SettleNote>,
) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let id = shown.offer.id;
    let withdrawn = shown.offer.withdrawn_at.is_some();
    view! {
        <section class="section panel no-print" aria-labelledby="keeping">
            <h2 id="keeping">{texts.keeping()}</h2>
            {shown
                .offer
                .withdrawn_for
                .clone()
                .map(|reason| {
                    view! {
                        <div class="notice warn">
                            <p>{texts.taken_down()}</p>
                            <p dir="auto">{reason}</p>
                        </div>
                    }
                })}
            <Notes notes=shown.notes.clone() settle_note/>
            {(!withdrawn)
                .then(|| {
                    view! {
                        <Form sending=confirm>
                            <input type="hidden" name="offer" value=id.to_string()/>
                            <div class="actions">
                                <Submit
                                    label=texts.confirm()
                                    pending=Signal::derive(move || confirm.pending())
                                />
                                <a class="button" href=words.path(format!("/offers/{id}/edit"))>{texts.change()}</a>
                                <p class="help">{texts.confirm_help()}</p>
                            </div>
                        </Form>
                    }
                })}
            {if withdrawn {
                view! { <BackOnTheList shown bring_back/> }.into_any()
            } else {
                view! { <OffTheList shown withdraw/> }.into_any()
            }}
        </section>
    }
}

#[component]
fn OffTheList(shown: Shown, withdraw: Sending<Withdraw>) -> impl IntoView {
    let texts = words().offers();
    let is_member = shown.is_member;
    view! {
        <Confirm label=texts.withdraw() help=texts.withdraw_help() open=withdraw.came_back()>
            <Form sending=withdraw>
                <input type="hidden" name="offer" value=shown.offer.id.to_string()/>
                {(!is_member)
                    .then(|| {
                        view! {
                            <TextArea
                                name="reason"
                                label=texts.reason()
                                help=texts.reason_help()
                                value=withdraw.typed("reason", "")
                                rows=3
                                required=true
                            />
                        }
                    })}
                <div class="actions">
                    <Submit
                        label=texts.withdraw()
                        class="button danger"
                        pending=Signal::derive(move || withdraw.pending())
                    />
                </div>
            </Form>
        </Confirm>
    }
}

#[component]
fn BackOnTheList(shown: Shown, bring_back: Sending<BringBack>) -> impl IntoView {
    let texts = words().offers();
    if !shown.may_bring_back {
        return view! { <p class="help">{texts.bring_back_by_officer()}</p> }.into_any();
    }
    view! {
        <Form sending=bring_back>
            <input type="hidden" name="offer" value=shown.offer.id.to_string()/>
            <div class="actions">
                <Submit
                    label=texts.bring_back()
                    class="button"
                    pending=Signal::derive(move || bring_back.pending())
                />
                <p class="help">{texts.seen_by_all()}</p>
            </div>
        </Form>
    }
    .into_any()
}

#[component]
fn Notes(notes: Vec<Note>, settle_note: Sending<SettleNote>) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let item = move |note: Note| {
        let settle = settle_note.one_of("note", &note.id.to_string());
        view! {
            <li>
                <h4>{words.choice("flaw", note.flaw.as_str())}</h4>
                {note.text.map(|text| view! { <p lang=note.language.to_string() dir="auto">{text}</p> })}
                <p class="meta">
                    <time datetime=note.created_at.rfc3339()>{words.full_day(note.created_at.day())}</time>
                </p>
                <Form sending=settle>
                    <input type="hidden" name="note" value=note.id.to_string()/>
                    <div class="actions">
                        <Submit
                            label=texts.settle_note()
                            class="button quiet"
                            pending=Signal::derive(move || settle.pending())
                        />
                    </div>
                </Form>
            </li>
        }
    };
    (!notes.is_empty()).then(|| {
        view! {
            <h3>{texts.notes()}</h3>
            <ul class="items">{notes.into_iter().map(item).collect_view()}</ul>
        }
    })
}
