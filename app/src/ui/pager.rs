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
) -> impl IntoView {
    let words = words();
    let sign = if address.contains('?') { '&' } else { '?' };
    let next = next.map(|cursor| format!("{address}{sign}after={}", cursor.to_address()));
    (later || next.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=words.common().pages()>
                {later.then(|| view! { <a class="button" rel="prev" href=address>{words.common().first_page()}</a> })}
                {next.map(|next| view! { <a class="button" rel="next" href=next>{words.common().next_page()}</a> })}
            </nav>
        }
    })
}
