//! The result of a vote: who voted, what was adopted and why, what each constituency got, how it was counted.

use domain::ballots::{Verdict, VoteResult};
use leptos::prelude::*;

use super::{api, counted::HowCounted, others::Others, ranking::Ranking, shares::Shares};
use crate::{
    boards::board_in_address,
    i18n::words,
    reading::Reading,
    ui::{loaded::Loaded, refused::NotFound, title::PageTitle},
};

/// The page with the result of a board's vote.
#[component]
pub fn ResultPage() -> impl IntoView {
    let board = board_in_address();
    move || match board.get() {
        Some(board) => {
            let result = Reading::new(move || api::FindResult { board });
            view! { <Loaded data=result view=|result| view! { <Page result/> }.into_any()/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(result: VoteResult) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let language = result.board.wording.language;
    view! {
        <PageTitle page=texts.result_title()/>
        <main id="main" class="wrap narrow" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a
                        href=words.path(format!("/boards/{}", result.board.id))
                        lang=language.to_string()
                        dir="auto"
                    >
                        {result.board.wording.question.clone()}
                    </a>
                    <span>{texts.counted_on(words.full_day(result.counted_at.day()))}</span>
                </p>
                <h1>{texts.result_title()}</h1>
            </div>
            <Sums result=result.clone()/>
            <Ranking result=result.clone()/>
            <Shares shares=result.shares.clone()/>
            <Others result=result.clone()/>
            <crate::record::link::RecountLink board=result.board.id/>
            <HowCounted result/>
        </main>
    }
}

/// The figures over everybody.
#[component]
fn Sums(result: VoteResult) -> impl IntoView {
    let words = words();
    let texts = words.ballots();
    let number = |number: u64| words.number(number.cast_signed());
    let totals = result.totals;
    let money = |cents| words.money(cents, result.board.rules.currency);
    let voted = totals.voters - totals.blank;
    let adopted = result.ranking.iter().filter(|one| matches!(one.verdict, Verdict::Adopted { .. })).count();
    #[allow(clippy::cast_precision_loss)]
    let share = (voted > 0).then(|| words.percent(totals.with_a_winner as f64 / voted as f64));
    let tiles = [
        Some((texts.voters(), number(voted))),
        Some((texts.adopted(), texts.of(adopted, result.ranking.len()))),
        result.rule.method.budget().map(|_| (texts.spent(), money(totals.spent.minor()))),
        totals.left.map(|left| (texts.left(), money(left.minor()))),
        share.map(|share| (texts.with_a_winner(), share)),
        (totals.blank > 0).then(|| (texts.blank(), number(totals.blank))),
    ];
    let tile = |(name, value): (&'static str, String)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    view! { <dl class="tiles">{tiles.into_iter().flatten().map(tile).collect_view()}</dl> }
}
