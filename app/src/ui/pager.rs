//! The way to the next rows of a list.

use domain::base::Cursor;
use leptos::prelude::*;

use crate::i18n::words;

/// Links to the next page and back to the first.
#[component]
pub fn Pager(
    /// Where the next page begins.
    next: Option<Cursor>,
    /// Whether this is not the first page.
    later: bool,
    /// The address of the list with its filters, without `after`: `/it/boards?theme=culture`.
    address: String,
    /// The parameter that says where a page begins, where a page has several lists.
    #[prop(default = "after")]
    name: &'static str,
    /// The place of the list on its page: `#comments`.
    #[prop(default = "")]
    place: &'static str,
) -> impl IntoView {
    let words = words();
    let sign = if address.contains('?') { '&' } else { '?' };
    let next = next.map(|cursor| format!("{address}{sign}{name}={}{place}", cursor.to_address()));
    let first = format!("{address}{place}");
    (later || next.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=words.common().pages()>
                {later.then(|| view! { <a class="button" rel="prev" href=first>{words.common().first_page()}</a> })}
                {next.map(|next| view! { <a class="button" rel="next" href=next>{words.common().next_page()}</a> })}
            </nav>
        }
    })
}
