//! What is wrong with a form, told twice: above it, with the way to the field, and at the field itself.

use leptos::{html::Div, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

use crate::{i18n::words, wire::Error};

/// What the fields of a form know of it, and it of them.
#[derive(Clone, Copy)]
pub struct Around {
    failure: Signal<Option<Error>>,
    fields: StoredValue<Vec<Known>>,
}

/// A field that can say what is wrong with it.
#[derive(Clone)]
struct Known {
    name: String,
    id: String,
    label: String,
}

impl Around {
    /// A form without fields as yet.
    pub fn new(failure: Signal<Option<Error>>) -> Self {
        Self { failure, fields: StoredValue::default() }
    }

    /// The field in which the cause of an error lies.
    fn field(self, error: &Error) -> Option<Known> {
        let name = error.field()?;
        self.fields.with_value(|fields| fields.iter().find(|field| field.name == name).cloned())
    }
}

/// Why what is in the field of this name will not do; makes the field known to the notice above the form.
pub fn wrong(name: &str, id: &str, label: &str) -> Signal<Option<String>> {
    let Some(around) = use_context::<Around>() else { return Signal::stored(None) };
    let (words, name) = (words(), name.to_owned());
    let known = Known { name: name.clone(), id: id.to_owned(), label: label.to_owned() };
    around.fields.update_value(|fields| fields.push(known));
    Signal::derive(move || {
        let error = around.failure.get()?;
        (error.field() == Some(&name)).then(|| error.sentence(words))
    })
}

/// What is wrong with a field, beside it.
#[component]
pub fn Wrong(
    /// The id of the field.
    id: String,
    wrong: Signal<Option<String>>,
) -> impl IntoView {
    move || {
        let id = format!("{id}-error");
        wrong.get().map(|sentence| view! { <p class="error" id=id>{sentence}</p> })
    }
}

/// The notice above a form that says why it was refused, and leads to the field.
#[component]
pub fn Notice(around: Around) -> impl IntoView {
    let words = words();
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(error) = around.failure.get() {
            attend(place, around.field(&error).map(|field| field.id));
        }
    });
    let told = move |error: Error| {
        let sentence = error.sentence(words);
        let field = around.field(&error).map(|field| {
            view! {
                <a href=format!("#{}", field.id)>{field.label}</a>
                ": "
            }
        });
        view! {
            <div class="notice error" role="alert">
                <p>{field} {sentence}</p>
            </div>
        }
    };
    view! {
        <div aria-live="assertive" tabindex="-1" node_ref=place>
            {move || around.failure.get().map(told)}
        </div>
    }
}

/// Leads whoever types to the field that is wrong, else to the notice; what hides the field is opened.
fn attend(notice: NodeRef<Div>, field: Option<String>) {
    let field = field.and_then(|id| document().get_element_by_id(&id));
    let field = field.and_then(|field| field.dyn_into::<HtmlElement>().ok());
    let notice = notice.get_untracked().map(|notice| (*notice).clone().unchecked_into::<HtmlElement>());
    if let Some(element) = field.or(notice) {
        if let Ok(Some(closed)) = element.closest("details:not([open])") {
            let _ = closed.set_attribute("open", "");
        }
        let _ = element.focus();
    }
}
