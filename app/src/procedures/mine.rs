//! One's own expressions of interest in all procedures.

use domain::procedures::Own;
use leptos::prelude::*;

use super::{api, expression::OwnExpression, page::Revising};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{form::Sending, glyph::Mark, loaded::Loaded, title::PageTitle},
};

/// The page with one's own expressions of interest.
#[component]
pub fn MinePage() -> impl IntoView {
    let forms = Revising { change: Sending::new(), withdraw: Sending::new() };
    let (changed, withdrawn) = (forms.change.successes(), forms.withdraw.successes());
    let own = Reading::anew(move || changed.get() + withdrawn.get(), || api::ListOwn {});
    view! { <Loaded data=own view=move |own| view! { <Page own forms/> }.into_any()/> }
}

#[component]
fn Page(own: Vec<Own>, forms: Revising) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let empty = own.is_empty();
    let item = move |own: Own| {
        let href = words.path(format!("/procedures/{}", own.procedure));
        view! {
            <li>
                <h2 lang=own.title_language.to_string() dir="auto"><a href=href>{own.title}</a></h2>
                <OwnExpression expression=own.expression until=own.until criteria=Vec::new() forms/>
            </li>
        }
    };
    view! {
        <PageTitle page=texts.mine_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where"><a href=words.path("/procedures")>{texts.title()}</a></p>
                <h1>{texts.mine_title()}</h1>
            </div>
            {if empty {
                view! {
                    <div class="empty">
                        <Mark/>
                        <p>{texts.no_own()}</p>
                        <a class="button" href=words.path("/procedures?stretch=open")>{texts.open_notices()}</a>
                    </div>
                }
                    .into_any()
            } else {
                view! { <ul class="items">{own.into_iter().map(item).collect_view()}</ul> }.into_any()
            }}
        </main>
    }
}
