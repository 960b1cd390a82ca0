//! Choosing the constituency to which one says one belongs.

use domain::people::Constituency;
use leptos::prelude::*;

use crate::{
    i18n::words,
    ui::{field::Group, glyph::SeatGlyph},
};

/// One card for each constituency, and one for not saying it.
#[component]
pub fn Belonging(
    #[prop(default = "constituency")] name: &'static str,
    constituencies: Vec<Constituency>,
    chosen: String,
) -> impl IntoView {
    let words = words();
    let texts = words.people();
    let none = chosen.is_empty();
    let card = move |constituency: Constituency| {
        view! {
            <label class="choice">
                <input type="radio" name=name value=constituency.key.clone() checked=constituency.key == chosen/>
                <SeatGlyph glyph=Some(constituency.glyph)/>
                <span>
                    <b>{constituency.name}</b>
                </span>
            </label>
        }
    };
    view! {
        <Group name legend=texts.constituency() help=texts.constituency_help()>
            {constituencies.into_iter().map(card).collect_view()}
            <label class="choice">
                <input type="radio" name=name value="" checked=none/>
                <SeatGlyph glyph=None/>
                <span>
                    <b>{texts.constituency_later()}</b>
                    <small>{texts.constituency_later_help()}</small>
                </span>
            </label>
        </Group>
    }
}
