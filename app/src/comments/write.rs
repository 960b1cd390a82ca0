//! The form in which a comment or a reply is written.

use domain::base::{CommentId, OrganisationId, SubjectKind, text::Message};
use leptos::prelude::*;

use super::{capacity::CapacityChoice, section::Talk};
use crate::{
    i18n::words,
    ui::{
        field::{LanguageSelect, TextArea},
        form::{Form, Submit},
    },
};

/// Writes a comment or, with `parent`, a reply; says who will read it.
#[component]
pub fn WriteForm(
    talk: Talk,
    parent: Option<CommentId>,
    organisations: Vec<(OrganisationId, String)>,
    is_moderated: bool,
) -> impl IntoView {
    let texts = words().comments();
    let parent = parent.map(|parent| parent.to_string()).unwrap_or_default();
    let suffix = format!("-{parent}");
    let writing = talk.writing.one_of("parent", &parent);
    let is_reply = !parent.is_empty();
    view! {
            <Form sending=writing>
                <input type="hidden" name="kind" value=talk.subject.kind.as_str()/>
                <input type="hidden" name="id" value=talk.subject.id.to_string()/>
                <input type="hidden" name="parent" value=parent/>
                <TextArea
                    name="text"
                    label=if is_reply { texts.your_reply() } else { texts.your_comment() }
                    value=writing.typed("text", "")
                    rows=4
                    most=Message::LONGEST
                    required=true
                    suffix=suffix.clone()
                />
                <LanguageSelect value=writing.typed("language", "") suffix=suffix.clone()/>
                <CapacityChoice
                    organisations
                    chosen=writing.typed("capacity", "")
                    suffix
                    on_board=talk.subject.kind != SubjectKind::News
                />
                <div class="actions">
                    <Submit
                        label=texts.send()
                        class="button"
                        pending=Signal::derive(move || writing.pending())
                    />
                    <p class="help">{if is_moderated { texts.moderated_first() } else { texts.everybody_reads() }}</p>
                </div>
            </Form>
    }
}
