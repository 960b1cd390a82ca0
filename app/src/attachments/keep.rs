//! Files for those who keep what they belong to: what is there, with a way to remove each, and a form for one more.

use domain::{
    attachments::{Attachment, Purpose, Size, Visibility},
    base::Subject,
};
use leptos::prelude::*;

use super::{api::Remove, figure::Picture, files::weight, upload::Upload};
use crate::{
    i18n::words,
    people::plain::PlainForm,
    ui::{confirm::Confirm, form::Sending},
};

/// The section in which files are kept.
#[component]
pub fn KeepFiles(
    subject: Subject,
    files: Vec<Attachment>,
    /// What files of this subject may be for.
    purposes: Vec<Purpose>,
    #[prop(default = Visibility::Public)] visibility: Visibility,
) -> impl IntoView {
    let words = words();
    let texts = words.attachments();
    let remove = Sending::<Remove>::new();
    let item = move |file: Attachment| {
        let remove = remove.one_of("file", &file.id.to_string());
        let (id, weight, purpose) = (file.id.to_string(), weight(words, &file), file.purpose);
        let (alternative, language) = (file.alternative.clone(), file.language);
        let shown = file
            .is_picture()
            .then(|| view! { <figure class="picture"><Picture file size=Size::Small/></figure> });
        view! {
            <li>
                <h3 lang=language.to_string() dir="auto">{alternative}</h3>
                {shown}
                <p class="meta">
                    <span>{words.choice("purpose", purpose.as_str())}</span>
                    <span>{weight}</span>
                </p>
                <Confirm label=texts.remove() help=texts.remove_help() open=remove.came_back()>
                    <PlainForm sending=remove>
                        <input type="hidden" name="file" value=id/>
                        <div class="actions">
                            <button class="button danger">{texts.remove()}</button>
                        </div>
                    </PlainForm>
                </Confirm>
            </li>
        }
    };
    view! {
        <section class="section" id="files" aria-labelledby="files-title">
            <h2 id="files-title">{texts.title()}</h2>
            {files.is_empty().then(|| view! { <p class="soft">{texts.none()}</p> })}
            <ul class="items">{files.into_iter().map(item).collect_view()}</ul>
            <Upload subject purposes visibility/>
        </section>
    }
}
