//! One's own expression of interest: its receipt, what the office found, and the forms to change and withdraw it.

use domain::{
    base::Moment,
    procedures::{Expression, PartyKind},
};
use leptos::prelude::*;

use super::{interest::Fields, listed::found, page::Revising};
use crate::{
    i18n::words,
    ui::{
        confirm::Confirm,
        form::{Form, Submit},
    },
};

/// One's own expression of interest.
#[component]
pub fn OwnExpression(
    expression: Expression,
    /// Until when it can be changed; `None` where it no longer can.
    until: Option<Moment>,
    /// What the office looks at.
    criteria: Vec<String>,
    forms: Revising,
) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let withdrawn = expression.withdrawn_at.is_some();
    let language = expression.language.to_string();
    let verdict = expression.verdict.clone();
    let standing = match verdict {
        _ if withdrawn => view! { <p><span class="tag">{texts.is_withdrawn()}</span></p> }.into_any(),
        Some(verdict) => found(words, verdict, &criteria, language).into_any(),
        None if until.is_none() => view! { <p><span class="tag">{texts.is_assessed()}</span></p> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <p class="meta">
            <b>{texts.receipt_number(expression.receipt)}</b>
            <span>{words.choice("interest_party", expression.party.as_str())}</span>
            <bdi>{expression.name.clone()}</bdi>
            <time datetime=expression.sent_at.rfc3339()>{texts.sent(words.day_and_time(expression.sent_at))}</time>
        </p>
        {standing}
        {until.filter(|_| !withdrawn).map(|until| view! { <Change expression until forms/> })}
    }
}

#[component]
fn Change(expression: Expression, until: Moment, forms: Revising) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let id = expression.id.to_string();
    let withdrawn_id = id.clone();
    let changing = forms.change.one_of("expression", &id);
    let withdrawing = forms.withdraw.one_of("expression", &id);
    let party = match (expression.party, expression.organisation) {
        (PartyKind::Organisation, Some(organisation)) => organisation.to_string(),
        (party, _) => party.to_string(),
    };
    let suffix = format!("-{id}");
    let is_named = expression.party != PartyKind::Organisation;
    view! {
        <p class="help">{texts.changeable_until(words.day_and_time(until))}</p>
        <details class="more" open=changing.came_back()>
            <summary>{texts.change()}</summary>
            <Form sending=changing>
                <input type="hidden" name="expression" value=id/>
                <input type="hidden" name="interest[party]" value=party/>
                <Fields sending=*changing before=Some(expression) is_named suffix/>
                <div class="actions">
                    <Submit
                        label=words.common().save()
                        class="button"
                        pending=Signal::derive(move || changing.pending())
                    />
                </div>
            </Form>
        </details>
        <Confirm label=texts.withdraw() help=texts.withdraw_help() open=withdrawing.came_back()>
            <Form sending=withdrawing>
                <input type="hidden" name="expression" value=withdrawn_id/>
                <div class="actions">
                    <Submit
                        label=texts.withdraw()
                        class="button danger"
                        pending=Signal::derive(move || withdrawing.pending())
                    />
                </div>
            </Form>
        </Confirm>
    }
}
