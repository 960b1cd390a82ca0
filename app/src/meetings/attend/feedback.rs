//! The three questions after a meeting.

use domain::meetings::{Answer, Question, rules};
use leptos::prelude::*;

use crate::{
    i18n::words,
    meetings::{
        api::{
            attend::Answer as Answering,
            read::{Find, Shown},
        },
        number_in_address,
    },
    reading::Reading,
    ui::{
        field::Group,
        form::{Form, Sending, Submit},
        loaded::Loaded,
        refused::NotFound,
        title::PageTitle,
        why_not::WhyNot,
    },
};

/// The page with the three questions.
#[component]
pub fn FormPage() -> impl IntoView {
    let number = number_in_address();
    move || match number.get() {
        Some(number) => {
            let shown = Reading::new(move || Find { number });
            view! { <Loaded data=shown view=|shown| view! { <Page shown/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(shown: Shown) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let Shown { meeting, registered, now, .. } = shown;
    let frame = meeting.frame;
    let sending = Sending::<Answering>::new();
    let page = words.path(format!("/meetings/{}", frame.number));
    let answered = registered.as_ref().is_some_and(|(own, _)| own.answered);
    // Whether she was there is known where the answers are counted.
    let may = rules::may_answer(&frame, registered.is_some(), answered, now);
    let meeting = frame.id.to_string();
    let form = move || {
        let done = sending.done();
        match &may {
            _ if done => {
                view! { <div class="notice ok" role="status"><p>{texts.thank_you()}</p></div> }.into_any()
            }
            Ok(()) => view! { <Questions sending meeting=meeting.clone()/> }.into_any(),
            Err(refusal) => view! { <WhyNot refusal=refusal.clone()/> }.into_any(),
        }
    };
    view! {
        <PageTitle page=texts.say_how_it_was()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <h1>{texts.say_how_it_was()}</h1>
                <p class="lead"><a href=page lang=frame.language.to_string() dir="auto">{frame.title}</a></p>
                <p>{texts.anonymous()}</p>
            </div>
            {form}
        </main>
    }
}

#[component]
fn Questions(sending: Sending<Answering>, meeting: String) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let question = move |question: Question, name: &'static str| {
        let chosen = sending.typed(name, "");
        let card = move |answer: &Answer| {
            view! {
                <label class="choice">
                    <input type="radio" name=name value=answer.as_str() checked=chosen == answer.as_str()/>
                    <span><b>{words.choice("meeting_answer", answer.as_str())}</b></span>
                </label>
            }
        };
        view! {
            <Group name legend=words.choice("meeting_question", question.as_str())>
                {Answer::ALL.iter().map(card).collect_view()}
            </Group>
        }
    };
    view! {
        <Form sending class="panel form">
            <input type="hidden" name="meeting" value=meeting/>
            {question(Question::Useful, "useful")}
            {question(Question::Understood, "understood")}
            {question(Question::Heard, "heard")}
            <div class="actions">
                <Submit label=texts.send_answers() pending=Signal::derive(move || sending.pending())/>
                <p class="help">{texts.anonymous_help()}</p>
            </div>
        </Form>
    }
}
