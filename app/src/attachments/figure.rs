//! Pictures in pages.

use domain::attachments::{Attachment, Size};
use leptos::prelude::*;

use super::address;

/// A picture with its alternative. Its place is kept free while it is fetched.
#[component]
pub fn Picture(
    file: Attachment,
    #[prop(default = Size::Full)] size: Size,
    #[prop(optional)] class: Option<&'static str>,
) -> impl IntoView {
    let (width, height) = file.dimensions.unzip();
    view! {
        <img
            class=class
            src=address(&file, size)
            alt=file.alternative
            lang=file.language.to_string()
            width=width
            height=height
            loading="lazy"
            decoding="async"
        />
    }
}

/// Pictures beside a text, one below the other; each leads to itself in full.
#[component]
pub fn Figures(files: Vec<Attachment>) -> impl IntoView {
    let figure = |file: Attachment| {
        let full = address(&file, Size::Full);
        view! {
            <figure class="image">
                <a href=full rel="external"><Picture file/></a>
            </figure>
        }
    };
    files.into_iter().filter(Attachment::is_picture).map(figure).collect_view()
}

/// The sign of an organisation or project, small; it says nothing that does not stand beside it.
#[component]
pub fn Logo(file: Attachment) -> impl IntoView {
    let (width, height) = file.dimensions.unzip();
    view! {
        <img
            class="logo"
            src=address(&file, Size::Small)
            alt=""
            width=width
            height=height
            loading="lazy"
            decoding="async"
        />
    }
}
