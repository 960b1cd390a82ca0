//! Files for those who keep what they belong to: what is there, with a way to remove each, and a form for one more.

use domain::{
    attachments::{Attachment, Purpose, Size, Visibility},
    base::Subject,
};
use leptos::prelude::*;

use super::{
    api::{ListKept, Remove},
    figure::Picture,
    files::weight,
    upload::Upload,
};
use crate::{
    i18n::words,
    people::plain::PlainForm,
    reading::Reading,
    ui::{confirm::Confirm, form::Sending, part::Part},
};

/// The section in which the files of a thing are kept.
#[component]
pub fn KeepFiles(
    subject: Subject,
    /// What files of this thing may be for.
    purposes: &'static [Purpose],
    #[prop(default = Visibility::Public)] visibility: Visibility,
) -> impl IntoView {
    let files = Reading::new(move || ListKept { subject });
    view! {
        <section class="section" id="files" aria-labelledby="files-title">
            <h2 id="files-title">{words().attachments().title()}</h2>
            <Part data=files view=move |files| view! { <Kept files/> }.into_any()/>
            <Upload subject purposes visibility/>
        </section>
    }
}

#[component]
fn Kept(files: Vec<Attachment>) -> impl IntoView {
    let words = words();
    let texts = words.attachments();
    let remove = Sending::<Remove>::new();
    let item = move |file: Attachment| {
        let remove = remove.one_of("file", &file.id.to_string());
        let (id, weight, purpose) = (file.id.to_string(), weight(words, &file), file.purpose);
        let (alternative, language) = (file.alternative.clone(), file.language);
        let shown = file
            .is_picture()
            .then(|| view! { <figure class="image"><Picture file size=Size::Small/></figure> });
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
        {files.is_empty().then(|| view! { <p class="soft">{texts.none()}</p> })}
        <ul class="items">{files.into_iter().map(item).collect_view()}</ul>
    }
}
