//! One comment.

use domain::{
    base::{Moment, Subject},
    comments::State,
};
use leptos::prelude::*;

use super::{api::Shown, byline::Byline, section::Talk, write::WriteForm};
use crate::{
    i18n::words,
    moderation::report::ReportLink,
    ui::{confirm::Confirm, form::BareForm, prose::Prose},
};

/// A comment with what one can do about it; a line in its place where it may not be read.
#[component]
pub fn CommentArticle(
    comment: Shown,
    talk: Talk,
    now: Moment,
    /// Whether the reader may reply.
    may_reply: bool,
    /// Whether a moderator reads replies first.
    is_moderated: bool,
) -> impl IntoView {
    let words = words();
    let texts = words.comments();
    let state = comment.state;
    let note = match state {
        State::Published => None,
        State::Waiting => Some(texts.waiting().to_owned()),
        State::Withdrawn => Some(texts.withdrawn().to_owned()),
        State::Hidden => {
            let reason = comment.hidden_for.as_deref().unwrap_or_default();
            Some(texts.hidden(words.choice("reason", reason)))
        }
    };
    let note = note.map(|note| view! { <p class="withheld">{note}</p> });
    let id = format!("comment-{}", comment.id);
    let Some(html) = comment.html.clone() else {
        return view! { <div id=id>{note}</div> }.into_any();
    };
    let (writer, at, language) = (comment.writer.clone(), comment.created_at, comment.language);
    view! {
        <article class="comment" id=id>
            <Byline writer at now/>
            {note}
            <Prose html language/>
            <Deeds comment talk may_reply is_moderated/>
        </article>
    }
    .into_any()
}

#[component]
fn Deeds(comment: Shown, talk: Talk, may_reply: bool, is_moderated: bool) -> impl IntoView {
    let texts = words().comments();
    let published = comment.state == State::Published;
    let reply = (may_reply && published).then(|| {
        let came_back = talk.writing.one_of("parent", &comment.id.to_string()).came_back();
        view! {
            <details class="more" open=came_back>
                <summary>{texts.reply()}</summary>
                <WriteForm talk parent=Some(comment.id) organisations=Vec::new() is_moderated/>
            </details>
        }
    });
    let withdraw = (comment.is_own && comment.state.may_become(State::Withdrawn).is_ok()).then(|| {
        view! {
            <Confirm label=texts.withdraw() help=texts.withdraw_help()>
                <BareForm sending=talk.withdrawing>
                    <input type="hidden" name="comment" value=comment.id.to_string()/>
                    <button class="button danger">{texts.withdraw()}</button>
                </BareForm>
            </Confirm>
        }
    });
    let report =
        (!comment.is_own && published).then(|| view! { <ReportLink subject=Subject::from(comment.id)/> });
    view! { <div class="deeds">{reply} {withdraw} {report}</div> }
}
