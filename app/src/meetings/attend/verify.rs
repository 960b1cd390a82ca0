//! A certificate of attendance: the page that is printed, and with which everybody checks a code.

use domain::{
    base::text::{Label, Lines, clean},
    meetings::{Certificate, Span},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::{
    i18n::words,
    meetings::{
        api::read::{FindCertificate, Verified},
        when,
    },
    reading::Reading,
    ui::{glyph::Mark, qr::Qr, title::PageTitle},
};

/// The page of a code, or the field into which one is typed.
#[component]
pub fn VerifyPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let code = Memo::new(move |_| {
        let typed = params.read().get("code").or_else(|| query.read().get("code"));
        typed.map(|code| clean(&code, Lines::One))
    });
    move || match code.get().filter(|code| !code.trim().is_empty()) {
        Some(code) => {
            let typed = code.clone();
            let found = Reading::new(move || FindCertificate { code: typed.clone() });
            found
                .show(busy, move |found| match found {
                    Ok(verified) => view! { <Paper verified/> }.into_any(),
                    Err(error) => {
                        let sentence = error.sentence(words());
                        view! { <Typing code=code.clone() refused=Some(sentence)/> }.into_any()
                    }
                })
                .into_any()
        }
        None => view! { <Typing code=String::new() refused=None/> }.into_any(),
    }
}

fn busy() -> AnyView {
    view! { <p class="busy" role="status">{words().common().loading()}</p> }.into_any()
}

#[component]
fn Typing(code: String, refused: Option<String>) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    view! {
        <PageTitle page=texts.check_certificate()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.check_certificate()}</h1>
                <p class="lead">{texts.check_certificate_lead()}</p>
            </div>
            {refused.map(|sentence| view! { <div class="notice error" role="alert"><p>{sentence}</p></div> })}
            <form class="panel form" method="get" action=words.path("/meetings/certificates")>
                <div class="field">
                    <label for="code">{texts.certificate_code()}</label>
                    <input
                        class="code"
                        id="code"
                        name="code"
                        dir="ltr"
                        autocomplete="off"
                        maxlength=Label::LONGEST.to_string()
                        value=code
                        required
                    />
                </div>
                <div class="actions">
                    <button class="button primary">{texts.check()}</button>
                </div>
            </form>
        </main>
    }
}

#[component]
fn Paper(verified: Verified) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let Verified { certificate, address, picture } = verified;
    let minutes = certificate.attended_minutes();
    let Certificate {
        code, number, kind, title, language, territory, organisers, attended, pseudonym, ..
    } = certificate;
    let organisers = organisers.join(", ");
    let day = move |span: Span| view! { <li>{when::span(words, span)}</li> };
    let short = address.split("://").last().unwrap_or(&address).to_owned();
    view! {
        <PageTitle page=texts.certificate()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <article class="certificate">
                <p class="brand"><Mark/>{words.common().name()}</p>
                <h1>{texts.certificate()}</h1>
                <p class="who">
                    {texts.certifies()} " "
                    {match pseudonym {
                        Some(name) => view! { <b dir="auto">{name}</b> }.into_any(),
                        None => view! { <span class="blank"><span class="hidden">{texts.name_blank()}</span></span> }.into_any(),
                    }}
                </p>
                <p>{texts.attended()}</p>
                <p class="title" lang=language.to_string() dir="auto">
                    <a href=words.path(format!("/meetings/{number}"))>{title}</a>
                </p>
                <p class="where">
                    <span>{words.choice("meeting", kind.as_str())}</span>
                    <span>{territory}</span>
                </p>
                {(!organisers.is_empty()).then(|| view! { <p dir="auto">{texts.held_by()} " " {organisers}</p> })}
                <ul class="plain">{attended.into_iter().map(day).collect_view()}</ul>
                <p class="total"><b>{texts.in_all(when::length(words, minutes))}</b></p>
                <div class="check">
                    <Qr picture/>
                    <div>
                        <p class="code-shown" dir="ltr">{code}</p>
                        <p class="small">{texts.check_at()} " " <bdi dir="ltr">{short}</bdi></p>
                    </div>
                </div>
            </article>
            <p class="help no-print">{texts.certificate_tells()}</p>
        </main>
    }
}
