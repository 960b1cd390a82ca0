//! Attaching a procedure to a board or a table.

use domain::{
    base::{
        Subject, SubjectKind,
        text::{Label, Title},
    },
    procedures::{ActKind, Basis},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    super::{
        api::{self, Place, Start},
        item::address_of,
    },
    fields::SheetFields,
};
use crate::{
    i18n::words,
    reading::Reading,
    ui::{
        field::{LanguageSelect, Select, TextField},
        form::{Form, Sending, Submit},
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
    },
};

/// The page with the form that attaches a procedure.
#[component]
pub fn StartPage() -> impl IntoView {
    let params = use_params_map();
    let subject = Memo::new(move |_| {
        let params = params.read();
        let kind = params.get("kind")?.parse::<SubjectKind>().ok()?;
        Some(Subject { kind, id: params.get("id")?.parse().ok()? })
    });
    move || match subject.get() {
        Some(subject) => {
            let place = Reading::new(move || api::FindPlace { subject });
            view! { <Loaded data=place view=|place| view! { <Page place/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(place: Place) -> impl IntoView {
    let words = words();
    let texts = words.procedures();
    let sending = Sending::<Start>::new();
    let Place { subject, title, language, now } = place;
    let choice =
        move |basis: &Basis| (basis.to_string(), words.choice("procedure_basis", basis.as_str()).to_owned());
    view! {
        <PageTitle page=texts.start_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=address_of(words, subject.kind, subject.id) lang=language.to_string() dir="auto">{title}</a>
                </p>
                <h1>{texts.start_title()}</h1>
                <p class="lead">{texts.start_lead()}</p>
            </div>
            <Form sending>
                <input type="hidden" name="kind" value=subject.kind.as_str()/>
                <input type="hidden" name="id" value=subject.id.to_string()/>
                <TextField
                    name="name"
                    label=texts.procedure_name()
                    value=sending.typed("name", "")
                    most=Title::LONGEST
                    required=true
                />
                <TextField
                    name="office"
                    label=texts.office()
                    value=sending.typed("office", "")
                    most=Label::LONGEST
                    required=true
                />
                <Select
                    name="basis"
                    label=texts.basis()
                    help=texts.basis_help()
                    choices=Basis::ALL.iter().map(choice).collect()
                    value=sending.typed("basis", Basis::CoDesign.as_str())
                />
                <LanguageSelect value=sending.typed("language", language.to_string())/>
                <h2>{texts.first_act()}</h2>
                <SheetFields sending=*sending kind=ActKind::Start today=now.day()/>
                <div class="actions">
                    <Submit label=texts.start() pending=Signal::derive(move || sending.pending())/>
                    <p class="help">{texts.everybody_reads()}</p>
                </div>
            </Form>
        </main>
    }
}
