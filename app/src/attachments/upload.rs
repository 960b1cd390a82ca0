//! The form that brings a file.

use domain::{
    attachments::{Alternative, MOST_BYTES, Purpose, Visibility},
    base::{Language, Subject},
};
use leptos::{context::Provider, prelude::*};

use super::UPLOAD;
use crate::{
    i18n::words,
    ui::{
        field::{Select, TextField},
        form::Sent,
        wrong::{Notice, Wrong, wrong},
    },
};

/// Sends one file for this subject. The page is shown again afterwards, with it or with why it was refused.
#[component]
pub fn Upload(
    subject: Subject,
    /// What it may be for; chosen where there are several.
    purposes: &'static [Purpose],
    visibility: Visibility,
) -> impl IntoView {
    let words = words();
    let texts = words.attachments();
    let sent = Sent::to(UPLOAD).one_of("id", &subject.id.to_string());
    let around = sent.around();
    let with_documents = purposes.iter().any(|purpose| !matches!(purpose, Purpose::Logo | Purpose::Picture));
    let megabytes = MOST_BYTES / 1024 / 1024;
    let (accepted, help) = if with_documents {
        ("image/jpeg,image/png,image/webp,application/pdf", texts.file_help(megabytes))
    } else {
        ("image/jpeg,image/png,image/webp", texts.picture_help(megabytes))
    };
    let languages = Language::OFFERED.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()));
    let purpose = match purposes {
        [only] => view! { <input type="hidden" name="purpose" value=only.as_str()/> }.into_any(),
        several => {
            let choice = |purpose: &Purpose| {
                (purpose.to_string(), words.choice("purpose", purpose.as_str()).to_owned())
            };
            let choices = several.iter().map(choice).collect();
            view! { <Select name="purpose" label=texts.purpose() choices value=sent.typed("purpose", "")/> }
                .into_any()
        }
    };
    view! {
        <div class="panel form">
            <Notice around/>
            <form method="post" action=UPLOAD enctype="multipart/form-data">
                <Provider value=around>
                    // What goes with the file is sent before it.
                    <input type="hidden" name="kind" value=subject.kind.as_str()/>
                    <input type="hidden" name="id" value=subject.id.to_string()/>
                    <input type="hidden" name="visibility" value=visibility.as_str()/>
                    {purpose}
                    <TextField
                        name="alternative"
                        label=texts.alternative()
                        help=texts.alternative_help()
                        value=sent.typed("alternative", "")
                        most=Alternative::LONGEST
                        required=true
                    />
                    <Select
                        name="language"
                        label=words.common().language_of_text()
                        choices=languages.collect()
                        value=sent.typed("language", words.language().to_string())
                    />
                    <FileField help accepted/>
                    <div class="actions">
                        <button class="button">{texts.upload()}</button>
                        <p class="help">
                            {match visibility {
                                Visibility::Public => texts.everybody_sees(),
                                Visibility::Members => texts.members_see(),
                            }}
                        </p>
                    </div>
                </Provider>
            </form>
        </div>
    }
}

/// The field of a form that takes a file.
#[component]
pub fn FileField(
    /// What it takes, and how large it may be.
    #[prop(into)]
    help: String,
    /// The kinds of files, as browsers know them.
    accepted: &'static str,
) -> impl IntoView {
    let label = words().attachments().file();
    let wrong = wrong("file", "file", label);
    let described = move || if wrong.get().is_some() { "file-help file-error" } else { "file-help" };
    view! {
        <div class="field">
            <label for="file">{label}</label>
            <p class="help" id="file-help">{help}</p>
            <Wrong id="file".to_owned() wrong/>
            <input
                type="file"
                id="file"
                name="file"
                accept=accepted
                required
                aria-describedby=described
                aria-invalid=move || wrong.get().map(|_| "true")
            />
        </div>
    }
}
