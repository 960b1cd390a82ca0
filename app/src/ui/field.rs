//! Fields of forms, each with its label, its help and, where a text has limits, a counter.

use domain::base::{Language, text::graphemes};
use leptos::prelude::*;

use super::{
    escape::escape,
    wrong::{Wrong, wrong},
};
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
    /// Makes the id differ where a page has several forms with the same field.
    #[prop(optional, into)]
    suffix: String,
) -> impl IntoView {
    let id = format!("{name}{suffix}");
    let wrong = wrong(name, &id, &label);
    let length = RwSignal::new(graphemes(&value));
    let note = move |text: String| {
        length.set(graphemes(&text));
        if let Some(typed) = typed {
            typed.set(text);
        }
    };
    let described = described_by(&id, &help, wrong, most);
    view! {
        <div class="field">
            <Label name=id.clone() label optional/>
            <Help name=id.clone() help/>
            <Wrong id=id.clone() wrong/>
            <input
                id=id.clone()
                name=name
                type=kind
                class=class
                dir=dir.unwrap_or("auto")
                value=value
                required=required
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=move || wrong.get().map(|_| "true")
                on:input:target=move |typing| note(typing.target().value())
            />
            <Counter name=id length most/>
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
    /// What is typed, for pages that look at it while it is typed.
    #[prop(optional)]
    typed: Option<RwSignal<String>>,
    /// Makes the id differ where a page has several forms with the same field.
    #[prop(optional, into)]
    suffix: String,
) -> impl IntoView {
    let id = format!("{name}{suffix}");
    let wrong = wrong(name, &id, &label);
    let length = RwSignal::new(graphemes(&value));
    let note = move |text: String| {
        length.set(graphemes(&text));
        if let Some(typed) = typed {
            typed.set(text);
        }
    };
    let described = described_by(&id, &help, wrong, most);
    view! {
        <div class="field">
            <Label name=id.clone() label optional/>
            <Help name=id.clone() help/>
            <Wrong id=id.clone() wrong/>
            // The only textarea of the house: its text would not be escaped by the view macro.
            <textarea
                id=id.clone()
                name=name
                rows=rows
                dir="auto"
                required=required
                aria-describedby=described
                aria-invalid=move || wrong.get().map(|_| "true")
                inner_html=escape(&value)
                on:input:target=move |typing| note(typing.target().value())
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
    let wrong = wrong(name, &id, &label);
    let described = described_by(&id, &help, wrong, None);
    let choice = move |(word, label): (String, String)| {
        let selected = word == value;
        view! { <option value=word selected=selected>{label}</option> }
    };
    view! {
        <div class="field">
            <Label name=id.clone() label optional/>
            <Help name=id.clone() help/>
            <Wrong id=id.clone() wrong/>
            <select
                id=id
                name=name
                required=required
                aria-describedby=described
                aria-invalid=move || wrong.get().map(|_| "true")
            >
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

/// Several choices under one question.
#[component]
pub fn Group(
    name: &'static str,
    #[prop(into)] legend: String,
    #[prop(optional, into)] help: String,
    children: Children,
) -> impl IntoView {
    let wrong = wrong(name, name, &legend);
    let described = described_by(name, &help, wrong, None);
    view! {
        <fieldset class="field" id=name tabindex="-1" aria-describedby=described>
            <legend>{legend}</legend>
            <Help name help/>
            <Wrong id=name.to_owned() wrong/>
            <div class="choices-cards">{children()}</div>
        </fieldset>
    }
}

/// A box to tick.
#[component]
pub fn Tick(
    name: &'static str,
    value: &'static str,
    /// What the box is called in the notice above the form.
    #[prop(into)]
    label: String,
    checked: bool,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] suffix: String,
    /// What stands beside the box, where it is more than its label.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let id = format!("{name}{suffix}");
    let wrong = wrong(name, &id, &label);
    let described = described_by(&id, "", wrong, None);
    let beside = match children {
        Some(children) => children(),
        None => view! { <span>{label}</span> }.into_any(),
    };
    view! {
        <Wrong id=id.clone() wrong/>
        <label class="tick">
            <input
                type="checkbox"
                id=id
                name=name
                value=value
                checked=checked
                required=required
                aria-describedby=described
                aria-invalid=move || wrong.get().map(|_| "true")
            />
            {beside}
        </label>
    }
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

fn described_by(
    id: &str,
    help: &str,
    wrong: Signal<Option<String>>,
    most: Option<usize>,
) -> impl Fn() -> Option<String> + Send + Sync + 'static {
    let help = (!help.is_empty()).then(|| format!("{id}-help"));
    let error = format!("{id}-error");
    let count = most.map(|_| format!("{id}-count"));
    move || {
        let error = wrong.get().map(|_| error.clone());
        let ids: Vec<String> = help.iter().cloned().chain(error).chain(count.clone()).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}
