//! The agenda as long as it can change.

use domain::{
    base::{
        ItemId,
        text::{Message, Reasons, Title},
    },
    tables::{Item, Suggested, Way},
};
use leptos::prelude::*;

use crate::{
    i18n::words,
    tables::api::{self, AddItem as Add, ChangeItem, RemoveItem},
    ui::{
        confirm::Confirm,
        field::{TextArea, TextField},
        form::{Form, Sending, Submit, refresh_after},
    },
};

/// Moving a point by one place, as long as there is one above or below.
#[component]
pub fn MoveItem(item: ItemId, title: String, is_first: bool, is_last: bool) -> impl IntoView {
    let texts = words().tables();
    let id = item.to_string();
    let sending = Sending::<api::MoveItem>::new().one_of("item", &id);
    refresh_after(sending.successes());
    let button = move |way: Way, label: &'static str| {
        view! {
            <button class="link" name="way" value=way.as_str()>
                {label}
                <span class="hidden">": " <bdi>{title.clone()}</bdi></span>
            </button>
        }
    };
    view! {
        <Form sending class="deeds">
            <input type="hidden" name="item" value=id/>
            {(!is_first).then(|| button(Way::Up, texts.move_up()))}
            {(!is_last).then(|| button(Way::Down, texts.move_down()))}
        </Form>
    }
    .into_any()
}

/// Changing a point, or taking it off.
#[component]
pub fn ItemForms(item: Item) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    let id = item.id.to_string();
    let changing = Sending::<ChangeItem>::new().one_of("item", &id);
    let removing = Sending::<RemoveItem>::new().one_of("item", &id);
    refresh_after(changing.successes());
    refresh_after(removing.successes());
    let (suffix, removed) = (format!("-{id}"), id.clone());
    view! {
        <details class="more" open=changing.came_back()>
            <summary>{texts.change_item()}</summary>
            <Form sending=changing>
                <input type="hidden" name="item" value=id.clone()/>
                <TextField
                    name="title"
                    label=texts.field_title()
                    value=changing.typed("title", item.title)
                    most=Title::LONGEST
                    required=true
                    suffix=suffix.clone()
                />
                <TextArea
                    name="text"
                    label=texts.field_text()
                    value=changing.typed("text", item.text)
                    rows=3
                    most=Message::LONGEST
                    optional=true
                    suffix=suffix.clone()
                />
                <TextArea
                    name="confidential_reason"
                    label=texts.field_confidential()
                    help=texts.help_confidential()
                    value=changing.typed("confidential_reason", item.confidential_reason.unwrap_or_default())
                    rows=2
                    most=Reasons::LONGEST
                    optional=true
                    suffix=suffix.clone()
                />
                <div class="actions">
                    <Submit
                        label=words.common().save()
                        class="button"
                        pending=Signal::derive(move || changing.pending())
                    />
                </div>
            </Form>
        </details>
        <Confirm label=texts.remove_item() help=texts.remove_item_help() open=removing.came_back()>
            <Form sending=removing>
                <input type="hidden" name="item" value=removed/>
                <div class="actions">
                    <Submit
                        label=texts.remove_item()
                        class="button danger"
                        pending=Signal::derive(move || removing.pending())
                    />
                </div>
            </Form>
        </Confirm>
    }
    .into_any()
}

/// The way to the documents of a point.
#[component]
pub fn ToFiles(item: ItemId) -> impl IntoView {
    let words = words();
    let href = words.path(format!("/administration/tables/items/{item}"));
    view! { <p class="deeds"><a href=href>{words.tables().to_files()}</a></p> }
}

/// The form of a new point.
#[component]
pub fn AddItem(
    session: String,
    /// Whether the days of notice are over.
    is_late: bool,
) -> impl IntoView {
    let texts = words().tables();
    // The suggestions below are sent to the same address.
    let sending = Sending::<Add>::new().one_of("form", "new");
    refresh_after(sending.successes());
    view! {
        <section class="section" aria-labelledby="add-item">
            <h3 id="add-item">{texts.add_item()}</h3>
            <Form sending>
                <input type="hidden" name="session" value=session/>
                <input type="hidden" name="form" value="new"/>
                <TextField
                    name="title"
                    label=texts.field_title()
                    value=sending.typed("title", "")
                    most=Title::LONGEST
                    required=true
                />
                <TextArea
                    name="text"
                    label=texts.field_text()
                    value=sending.typed("text", "")
                    rows=3
                    most=Message::LONGEST
                    optional=true
                />
                <TextField
                    name="about"
                    dir="ltr"
                    label=texts.field_about()
                    help=texts.help_about()
                    value=sending.typed("about", "")
                    optional=true
                />
                <TextArea
                    name="confidential_reason"
                    label=texts.field_confidential()
                    help=texts.help_confidential()
                    value=sending.typed("confidential_reason", "")
                    rows=2
                    most=Reasons::LONGEST
                    optional=true
                />
                {is_late
                    .then(|| {
                        view! {
                            <TextArea
                                name="urgent_reason"
                                label=texts.urgent_reason()
                                help=texts.help_late_item()
                                value=sending.typed("urgent_reason", "")
                                rows=2
                                most=Reasons::LONGEST
                            />
                        }
                    })}
                <div class="actions">
                    <Submit
                        label=texts.add_item()
                        class="button"
                        pending=Signal::derive(move || sending.pending())
                    />
                    <p class="help">{texts.item_seen_by()}</p>
                </div>
            </Form>
        </section>
    }
    .into_any()
}

/// Initiatives about which constituencies are divided, each with the button that puts it on the agenda.
#[component]
pub fn Suggestions(suggested: Vec<Suggested>, session: String, is_late: bool) -> impl IntoView {
    let words = words();
    let texts = words.tables();
    if suggested.is_empty() {
        return None;
    }
    let one = move |suggested: Suggested| {
        let id = suggested.id.to_string();
        let about = format!("/initiatives/{id}");
        let sending = Sending::<Add>::new().one_of("about", &about);
        refresh_after(sending.successes());
        let language = suggested.language.to_string();
        let (title, session) = (suggested.title.clone(), session.clone());
        view! {
            <li>
                <h4 lang=language dir="auto">
                    <a href=words.path(format!("/initiatives/{id}"))>{suggested.title}</a>
                </h4>
                <p class="meta"><span>{suggested.territory}</span></p>
                <Form sending>
                    <input type="hidden" name="session" value=session/>
                    <input type="hidden" name="title" value=title/>
                    <input type="hidden" name="about" value=about/>
                    {is_late
                        .then(|| {
                            view! {
                                <TextArea
                                    name="urgent_reason"
                                    label=texts.urgent_reason()
                                    value=sending.typed("urgent_reason", "")
                                    rows=2
                                    suffix=format!("-{id}")
                                />
                            }
                        })}
                    <div class="actions">
                        <Submit
                            label=texts.put_on_agenda()
                            class="button"
                            pending=Signal::derive(move || sending.pending())
                        />
                    </div>
                </Form>
            </li>
        }
    };
    Some(view! {
        <section class="section" aria-labelledby="suggestions">
            <h3 id="suggestions">{texts.suggestions()} " " <span class="count">{suggested.len()}</span></h3>
            <p class="help">{texts.suggestions_help()}</p>
            <ul class="items">{suggested.into_iter().map(one).collect_view()}</ul>
        </section>
    })
}
