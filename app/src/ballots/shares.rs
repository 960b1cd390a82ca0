//! How each constituency took part, and how many of its voters got something they chose.

use domain::ballots::{Figures, Share};
use leptos::prelude::*;

use crate::{
    i18n::words,
    ui::glyph::{SeatGlyph, seat_class},
};

/// The figures of the constituencies; small groups are withheld.
#[component]
pub fn Shares(shares: Vec<Share>) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let withheld = shares.iter().any(|share| share.figures.is_none());
    view! {
        <section class="section" aria-labelledby="shares">
            <h2 id="shares">{texts.shares()}</h2>
            <p>{texts.shares_explained()}</p>
            <ul class="bars">{shares.into_iter().map(|share| view! { <Row share/> }).collect_view()}</ul>
            {withheld.then(|| view! { <p class="small soft">{texts.withheld_explained()}</p> })}
        </section>
    }
}

#[component]
fn Row(share: Share) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let glyph = share.constituency.as_ref().map(|constituency| constituency.glyph);
    let name = share
        .constituency
        .map_or_else(|| words.common().not_stated().to_owned(), |constituency| constituency.name);
    let number = |number: u64| words.number(number.cast_signed());
    #[allow(clippy::cast_precision_loss)]
    let part = |figures: &Figures| {
        (figures.voters > 0).then(|| figures.with_a_winner as f64 / figures.voters as f64)
    };
    let share_won = share.figures.as_ref().and_then(part);
    let width = format!("{:.0}%", share_won.unwrap_or(0.0) * 100.0);
    let turnout = match &share.figures {
        Some(Figures { voters, people: Some(people), .. }) => {
            texts.voters_of(number(*voters), number(*people))
        }
        Some(Figures { voters, people: None, .. }) => texts.voters_only(number(*voters)),
        None => texts.withheld().to_owned(),
    };
    view! {
        <li class=seat_class(glyph)>
            <span class="name">
                <SeatGlyph glyph/>
                <span>{name} <br/> <small>{turnout}</small></span>
            </span>
            <svg class="bar plain" aria-hidden="true">
                <rect class="sure" width=width height="100%"></rect>
            </svg>
            <b>
                {match share_won {
                    Some(share) => words.percent(share),
                    None => "–".to_owned(),
                }}
            </b>
        </li>
    }
}
