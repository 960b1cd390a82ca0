//! The code of the room, large enough for the wall.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    i18n::words,
    meetings::{
        api::keep::{FindRoom, Room},
        number_in_address, when,
    },
    reading::Reading,
    ui::{loaded::Loaded, qr::Qr, refused::NotFound, title::PageTitle},
};

/// The page that is shown in the room.
#[component]
pub fn RoomPage() -> impl IntoView {
    let params = use_params_map();
    let number = number_in_address();
    let date = Memo::new(move |_| params.read().get("date").and_then(|date| date.parse().ok()));
    move || match (number.get(), date.get()) {
        (Some(number), Some(date)) => {
            let room = Reading::new(move || FindRoom { number, date });
            view! { <Loaded data=room view=|room| view! { <Shown room/> }.into_any()/> }.into_any()
        }
        _ => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Shown(room: Room) -> impl IntoView {
    let words = words();
    let texts = words.meetings();
    let Room { code, address, picture } = room;
    let frame = code.frame;
    view! {
        <PageTitle page=texts.room_of(code.place)/>
        <main id="main" class="wrap room" tabindex="-1">
            <div class="head">
                <p class="where no-print">
                    <a href=words.path(format!("/meetings/{}/people", frame.number))>{texts.people()}</a>
                </p>
                <h1 lang=frame.language.to_string() dir="auto">{frame.title}</h1>
                <p class="lead">{when::span(words, code.date.span)}</p>
            </div>
            <p>{texts.room_how()}</p>
            <Qr picture/>
            <p class="code-shown" dir="ltr">{code.code}</p>
            <p dir="ltr"><bdi>{address}</bdi></p>
            <p class="soft no-print">{texts.present_so_far(code.present)}</p>
        </main>
    }
}
