//! The form in which a comment or a reply is written.

use domain::base::{CommentId, OrganisationId, text::Message};
use leptos::{form::ActionForm, prelude::*};

use super::{capacity::CapacityChoice, section::Talk};
use crate::{
    i18n::words,
    ui::{
        field::{LanguageSelect, TextArea},
        form::Submit,
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
    // All forms of the section go to the same address: what was typed comes back to the one that was sent.
    let was_sent = talk.writing.typed("parent", "") == parent;
    let typed = |name| if was_sent { talk.writing.typed(name, "") } else { String::new() };
    let (text, language) = (typed("text"), typed("language"));
    let is_reply = !parent.is_empty();
    view! {
        <div class="form">
            <ActionForm action=talk.writing.action>
                <input type="hidden" name="initiative" value=talk.initiative.to_string()/>
                <input type="hidden" name="parent" value=parent/>
                <TextArea
                    name="text"
                    label=if is_reply { texts.your_reply() } else { texts.your_comment() }
                    value=text
                    rows=4
                    most=Message::LONGEST
                    required=true
                    suffix=suffix.clone()
                />
                <LanguageSelect value=language suffix=suffix.clone()/>
                <CapacityChoice organisations suffix/>
                <div class="actions">
                    <Submit
                        label=texts.send()
                        class="button"
                        pending=Signal::derive(move || talk.writing.pending())
                    />
                    <p class="help">{if is_moderated { texts.moderated_first() } else { texts.everybody_reads() }}</p>
                </div>
            </ActionForm>
        </div>
    }
}
