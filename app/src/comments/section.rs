//! The comments under a thing.

use domain::base::Subject;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    api::{self, Discussion, Thread, Withdraw, Write},
    comment::CommentArticle,
    write::WriteForm,
};
use crate::{
    i18n::words,
    moderation::address,
    reading::Reading,
    ui::{
        form::{Refusal, Sending},
        pager::Pager,
        part::Part,
        why_not::WhyNot,
    },
};

/// What the parts of the section share.
#[derive(Clone, Copy)]
pub(super) struct Talk {
    /// Under which thing.
    pub subject: Subject,
    /// The comment on its way.
    pub writing: Sending<Write>,
    /// The withdrawal on its way.
    pub withdrawing: Sending<Withdraw>,
}

/// The threads, the form to write, and the way to more.
#[component]
pub fn Comments(#[prop(into)] subject: Subject) -> impl IntoView {
    let talk = Talk { subject, writing: Sending::new(), withdrawing: Sending::new() };
    let (written, withdrawn) = (talk.writing.successes(), talk.withdrawing.successes());
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("comments"));
    let discussion = Reading::anew(
        move || written.get() + withdrawn.get(),
        move || api::List { subject, after: after.get() },
    );
    let texts = words().comments();
    view! {
        <section class="section" id="comments" aria-labelledby="comments-title">
            <h2 id="comments-title">{texts.title()}</h2>
            <Refusal sentence=Signal::derive(move || talk.withdrawing.error())/>
            <Part
                data=discussion
                view=move |discussion| {
                    view! { <Threads discussion talk later=after.get_untracked().is_some()/> }.into_any()
                }
            />
        </section>
    }
}

#[component]
fn Threads(discussion: Discussion, talk: Talk, later: bool) -> impl IntoView {
    let words = words();
    let Discussion { threads, floor, now } = discussion;
    let may_reply = floor.why_not.is_none();
    let is_empty = threads.rows.is_empty();
    let (organisations, is_moderated) = (floor.organisations, floor.is_moderated);
    let write = match floor.why_not {
        Some(refusal) => view! { <WhyNot refusal/> }.into_any(),
        None => view! { <WriteForm talk parent=None organisations is_moderated/> }.into_any(),
    };
    let thread = move |thread: Thread| {
        let reply = move |reply| view! { <li><CommentArticle comment=reply talk now may_reply=false is_moderated/></li> };
        let replies = (!thread.replies.is_empty()).then(
            || view! { <ol class="thread">{thread.replies.into_iter().map(reply).collect_view()}</ol> },
        );
        view! {
            <li>
                <CommentArticle comment=thread.first talk now may_reply is_moderated/>
                {replies}
            </li>
        }
    };
    let address = words.path(address(talk.subject));
    view! {
        {write}
        {is_empty.then(|| view! { <p class="soft">{words.comments().none()}</p> })}
        <ol class="thread">{threads.rows.into_iter().map(thread).collect_view()}</ol>
        <Pager next=threads.next later address name="comments" place="#comments"/>
    }
}
