//! Fields of forms, each with its label, its help and, where a text has limits, a counter.

use domain::base::{Language, text::graphemes};
use leptos::prelude::*;

use super::escape::escape;
use crate::i18n::words;

/// A field of one line.
#[component]
pub fn TextField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] help: String,
    #[prop(optional, into)] value: String,
    #[prop(default = "text")] kind: &'static str,
    /// The most graphemes; a counter shows how many are left.
    #[prop(optional)]
    most: Option<usize>,
    #[prop(optional)] required: bool,
    #[prop(optional)] optional: bool,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] class: Option<&'static str>,
    #[prop(optional)] dir: Option<&'static str>,
    /// What is typed, for pages that look at it while it is typed.
    #[prop(optional)]
    typed: Option<RwSignal<String>>,
) -> impl IntoView {
    let length = RwSignal::new(graphemes(&value));
    let note = move |text: String| {
        length.set(graphemes(&text));
        if let Some(typed) = typed {
            typed.set(text);
        }
    };
    let described = described_by(name, &help, most);
    view! {
        <div class="field">
            <Label name label optional/>
            <Help name help/>
            <input
                id=name
                name=name
                type=kind
                class=class
                dir=dir.unwrap_or("auto")
                value=value
                required=required
                autocomplete=autocomplete
                aria-describedby=described
                on:input:target=move |typing| note(typing.target().value())
            />
            <Counter name length most/>
        </div>
    }
}

/// A field of several lines.
#[component]
pub fn TextArea(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] help: String,
    #[prop(optional, into)] value: String,
    #[prop(default = 6)] rows: u16,
    #[prop(optional)] most: Option<usize>,
    #[prop(optional)] required: bool,
    #[prop(optional)] optional: bool,
    /// Makes the id differ where a page has several forms with the same field.
    #[prop(optional, into)]
    suffix: String,
) -> impl IntoView {
    let id = format!("{name}{suffix}");
    let length = RwSignal::new(graphemes(&value));
    let described = described_by(&id, &help, most);
    view! {
        <div class="field">
            <Label name=id.clone() label optional/>
            <Help name=id.clone() help/>
            // The only textarea of the house: its text would not be escaped by the view macro.
            <textarea
                id=id.clone()
                name=name
                rows=rows
                dir="auto"
                required=required
                aria-describedby=described
                inner_html=escape(&value)
                on:input:target=move |typing| length.set(graphemes(&typing.target().value()))
            ></textarea>
            <Counter name=id length most/>
        </div>
    }
}

/// A list to choose one from.
#[component]
pub fn Select(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] help: String,
    /// Value and label of each choice.
    choices: Vec<(String, String)>,
    #[prop(optional, into)] value: String,
    #[prop(optional)] optional: bool,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] suffix: String,
) -> impl IntoView {
    let id = format!("{name}{suffix}");
    let described = described_by(&id, &help, None);
    let choice = move |(word, label): (String, String)| {
        let selected = word == value;
        view! { <option value=word selected=selected>{label}</option> }
    };
    view! {
        <div class="field">
            <Label name=id.clone() label optional/>
            <Help name=id.clone() help/>
            <select id=id name=name required=required aria-describedby=described>
                {choices.into_iter().map(choice).collect_view()}
            </select>
        </div>
    }
}

/// The language of a text: detected unless the writer says otherwise.
#[component]
pub fn LanguageSelect(
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] suffix: String,
) -> impl IntoView {
    let words = words();
    let mut choices = vec![(String::new(), words.common().language_detected().to_owned())];
    choices.extend(Language::OFFERED.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned())));
    view! { <Select name="language" label=words.common().language_of_text() choices value suffix/> }
}

#[component]
fn Label(#[prop(into)] name: String, label: String, optional: bool) -> impl IntoView {
    let optional = optional.then(|| view! { " " <span class="soft">{words().common().optional()}</span> });
    view! { <label for=name>{label}{optional}</label> }
}

#[component]
fn Help(#[prop(into)] name: String, help: String) -> impl IntoView {
    (!help.is_empty()).then(|| view! { <p class="help" id=format!("{name}-help")>{help}</p> })
}

#[component]
fn Counter(#[prop(into)] name: String, length: RwSignal<usize>, most: Option<usize>) -> impl IntoView {
    most.map(|most| {
        let class = move || match length.get() {
            length if length > most => "counter over",
            length if length * 10 > most * 9 => "counter near",
            _ => "counter",
        };
        view! {
            <p class=class id=format!("{name}-count")>{move || words().common().counter(length.get(), most)}</p>
        }
    })
}

fn described_by(name: &str, help: &str, most: Option<usize>) -> Option<String> {
    let help = (!help.is_empty()).then(|| format!("{name}-help"));
    let count = most.map(|_| format!("{name}-count"));
    let ids: Vec<String> = help.into_iter().chain(count).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
