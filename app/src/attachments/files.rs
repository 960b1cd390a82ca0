//! Documents and pictures as a list to fetch.

use domain::attachments::{Attachment, MediaType, Size};
use leptos::prelude::*;

use super::address;
use crate::i18n::{Words, words};

/// What a file is and how much it weighs: `PDF, 240 kB`.
pub fn weight(words: Words, file: &Attachment) -> String {
    let kind = match file.media_type {
        MediaType::Jpeg => "JPEG",
        MediaType::Png => "PNG",
        MediaType::Pdf => "PDF",
    };
    words.attachments().kind_and_weight(words.number((file.size + 999) / 1000), kind)
}

/// Files with what they say, to fetch one by one.
#[component]
pub fn Files(files: Vec<Attachment>) -> impl IntoView {
    let words = words();
    let item = move |file: Attachment| {
        let (weight, whole) = (weight(words, &file), address(&file, Size::Full));
        view! {
            <li>
                <a href=whole rel="external" download=file.file_name.clone()>
                    <span lang=file.language.to_string() dir="auto">{file.alternative}</span>
                </a>
                <p class="meta">
                    <span>{words.choice("purpose", file.purpose.as_str())}</span>
                    <span>{weight}</span>
                </p>
            </li>
        }
    };
    (!files.is_empty()).then(|| view! { <ul class="items">{files.into_iter().map(item).collect_view()}</ul> })
}
