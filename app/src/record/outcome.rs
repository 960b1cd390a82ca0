//! What came out of a recount: whether everything holds, the checks, the numbers, and whether the result page says the
//! same.

use domain::{ballots, base::BoardId};
use leptos::{prelude::*, task::spawn_local};
use recount::message::{End, Recounted, Sums, Winner};

use super::{
    checks::Checks,
    worker::{Recounter, State},
};
use crate::{i18n::words, reading::answer};

/// The winners that the result page names, once it was asked; an error where it could not be read.
pub type Site = RwSignal<Option<Result<Vec<Winner>, ()>>>;

/// Asks the result page who won as soon as the browser has counted.
pub fn site_winners(recounter: Recounter, board: BoardId) -> Site {
    let site = Site::new(None);
    let counted = Memo::new(move |_| matches!(recounter.state.get(), State::Done(_)));
    Effect::new(move |_| {
        if counted.get() {
            spawn_local(async move {
                let result = answer(crate::ballots::api::FindResult { board }).await;
                let _ = site.try_set(Some(result.map(|result| winners(&result.ranking)).map_err(|_| ())));
            });
        }
    });
    site
}

fn winners(ranking: &[ballots::Ranked]) -> Vec<Winner> {
    let adopted = |ranked: &&ballots::Ranked| matches!(ranked.verdict, ballots::Verdict::Adopted { .. });
    let winner = |ranked: &ballots::Ranked| Winner {
        id: ranked.choice.initiative.to_string(),
        title: ranked.choice.title.clone(),
    };
    ranking.iter().filter(adopted).map(winner).collect()
}

/// Everything that a recount found.
#[component]
pub fn Verdict(recounted: Recounted, site: Site) -> impl IntoView {
    let texts = words().record();
    let Recounted { checks, sums, winners } = recounted;
    let sound = checks.iter().all(|(_, end)| matches!(end, End::Passed | End::NothingToCompare));
    let notice = match sound {
        true => view! { <div class="notice ok" role="status"><p>{texts.sound()}</p></div> }.into_any(),
        false => view! { <div class="notice error" role="alert"><p>{texts.unsound()}</p></div> }.into_any(),
    };
    view! {
        {notice}
        {sums.map(tiles)}
        {winners.map(|winners| view! { <Winners winners site/> })}
        <Checks checks/>
    }
}

fn tiles(sums: Sums) -> AnyView {
    let words = words();
    let texts = words.record();
    let tiles = [
        (texts.counted(), sums.counted),
        (texts.replaced(), sums.replaced),
        (texts.withdrawn(), sums.withdrawn),
        (texts.heads(), sums.heads),
    ];
    let tile = |(name, number): (&'static str, u32)| {
        view! { <div><dt>{name}</dt><dd>{words.number(number.into())}</dd></div> }
    };
    view! { <dl class="tiles">{tiles.map(tile).into_iter().collect_view()}</dl> }.into_any()
}

#[component]
fn Winners(winners: Vec<Winner>, site: Site) -> impl IntoView {
    let texts = words().record();
    let ours = StoredValue::new(winners);
    let compared = move || match site.get()? {
        Err(()) => Some(view! { <p role="status">{texts.result_unread()}</p> }.into_any()),
        Ok(theirs) => {
            let ids = |winners: &[Winner]| winners.iter().map(|winner| winner.id.clone()).collect::<Vec<_>>();
            Some(match ours.with_value(|ours| ids(ours) == ids(&theirs)) {
                true => view! { <p class="same" role="status">{texts.same_winners()}</p> }.into_any(),
                false => view! {
                    <div class="notice error" role="alert"><p>{texts.other_winners()}</p>{list(&theirs)}</div>
                }
                .into_any(),
            })
        }
    };
    let shown = ours.with_value(|ours| match ours.is_empty() {
        true => view! { <p>{texts.no_winners()}</p> }.into_any(),
        false => list(ours),
    });
    view! {
        <section class="panel recounted" aria-labelledby="recounted">
            <h3 id="recounted">{texts.winners_title()}</h3>
            {shown}
            {compared}
        </section>
    }
}

fn list(winners: &[Winner]) -> AnyView {
    let item = |winner: &Winner| view! { <li><bdi>{winner.title.clone()}</bdi></li> };
    view! { <ol>{winners.iter().map(item).collect_view()}</ol> }.into_any()
}
