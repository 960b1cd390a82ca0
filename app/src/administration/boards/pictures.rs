//! Small worked pictures of the kinds of ballot and the ways to count; each is told in words beside it too.

use domain::boards::{BallotKind, CountingRule};
use leptos::prelude::*;

use crate::i18n::words;

/// A picture with its text alternative.
#[component]
fn Picture(alternative: &'static str, children: Children) -> impl IntoView {
    view! {
        <svg class="picture" viewBox="0 0 120 60" role="img" aria-label=alternative>
            {children()}
        </svg>
    }
}

/// An initiative on a line, in full where it wins or is marked.
fn bar(y: u8, width: u8, full: bool) -> AnyView {
    let class = if full { "full" } else { "row" };
    view! { <rect class=class x="2" y=y.to_string() width=width.to_string() height="10" rx="3"></rect> }
        .into_any()
}

fn word(x: u8, y: u8, text: &'static str) -> AnyView {
    view! { <text x=x.to_string() y=y.to_string()>{text}</text> }.into_any()
}

fn circle(x: u8, y: u8, radius: u8, class: &'static str) -> AnyView {
    view! { <circle class=class cx=x.to_string() cy=y.to_string() r=radius.to_string()></circle> }.into_any()
}

fn line(from: (u8, u8), to: (u8, u8), class: &'static str) -> AnyView {
    view! {
        <line
            class=class
            x1=from.0.to_string()
            y1=from.1.to_string()
            x2=to.0.to_string()
            y2=to.1.to_string()
        ></line>
    }
    .into_any()
}

/// What one marks.
pub fn of_ballot(kind: BallotKind) -> AnyView {
    let alternative = words().choice("ballot_kind_picture", kind.as_str());
    let rows = |full: [bool; 3]| [bar(5, 80, full[0]), bar(25, 80, full[1]), bar(45, 80, full[2])];
    let marks = |marks: [&'static str; 3]| {
        [word(102, 15, marks[0]), word(102, 35, marks[1]), word(102, 55, marks[2])]
    };
    match kind {
        BallotKind::Approval => {
            view! { <Picture alternative>{rows([true, false, true])} {marks(["✓", "", "✓"])}</Picture> }
        }
        BallotKind::ChooseOne => {
            view! { <Picture alternative>{rows([false, true, false])} {marks(["", "✓", ""])}</Picture> }
        }
        BallotKind::Points => {
            view! { <Picture alternative>{rows([true, true, true])} {marks(["6", "3", "1"])}</Picture> }
        }
        BallotKind::Ranking => {
            view! { <Picture alternative>{rows([true, true, true])} {marks(["2.", "1.", "3."])}</Picture> }
        }
        BallotKind::Knapsack => view! {
            <Picture alternative>
                {[bar(8, 46, true)]} <rect class="full" x="50" y="8" width="36" height="10" rx="3"></rect>
                <rect class="frame" x="2" y="2" width="92" height="22" rx="4"></rect> {[bar(40, 62, false)]}
                {[word(102, 50, "–")]}
            </Picture>
        },
    }
    .into_any()
}

/// How winners are found.
pub fn of_counting(rule: CountingRule) -> AnyView {
    let alternative = words().choice("counting_rule_picture", rule.as_str());
    match rule {
        // Four people want one thing and two another: each group buys with its own money.
        CountingRule::EqualShares | CountingRule::EqualSharesPerInitiative => {
            let people = [10, 26, 42, 58, 84, 100].into_iter().zip([true, true, true, true, false, false]);
            let people = people.map(|(x, one)| circle(x, 46, 6, if one { "full" } else { "other" }));
            view! {
                <Picture alternative>
                    <rect class="full" x="6" y="6" width="58" height="18" rx="4"></rect>
                    <rect class="other" x="78" y="6" width="28" height="18" rx="4"></rect> {people.collect_view()}
                </Picture>
            }
        }
        CountingRule::Greedy => view! {
            <Picture alternative>
                {[bar(4, 100, true), bar(19, 72, true), line((2, 34), (118, 34), "edge"), bar(40, 50, false)]}
            </Picture>
        },
        CountingRule::GreedyPerCost => view! {
            <Picture alternative>
                {[bar(4, 40, true), word(60, 14, "3/1"), bar(24, 60, true), word(80, 34, "4/2")]}
                {[bar(44, 80, false), word(102, 54, "5/9")]}
            </Picture>
        },
        CountingRule::Phragmen => view! {
            <Picture alternative>
                {[line((4, 56), (40, 32), "edge"), line((40, 56), (78, 30), "edge"), line((78, 56), (116, 30), "edge")]}
                {[circle(40, 24, 8, "full"), circle(78, 22, 8, "other"), circle(110, 22, 8, "full")]}
            </Picture>
        },
        CountingRule::MostVoted => {
            view! { <Picture alternative>{[bar(5, 100, true), bar(25, 78, true), bar(45, 40, false)]}</Picture> }
        }
        CountingRule::Borda => view! {
            <Picture alternative>
                <rect class="full" x="44" y="12" width="32" height="46"></rect>
                <rect class="row" x="10" y="28" width="32" height="30"></rect>
                <rect class="row" x="78" y="40" width="32" height="18"></rect>
                {[word(60, 40, "3"), word(26, 50, "2"), word(94, 55, "1")]}
            </Picture>
        },
        CountingRule::InstantRunoff => view! {
            <Picture alternative>
                {[circle(14, 14, 8, "full"), circle(14, 34, 8, "row"), circle(14, 52, 7, "empty")]}
                {[circle(60, 14, 8, "full"), circle(60, 34, 8, "empty"), circle(106, 14, 8, "full")]}
                {[line((26, 14), (48, 14), "edge"), line((72, 14), (94, 14), "edge")]}
            </Picture>
        },
        CountingRule::Schulze => view! {
            <Picture alternative>
                {[line((60, 12), (20, 48), "edge"), line((60, 12), (100, 48), "edge"), line((20, 48), (100, 48), "edge")]}
                {[circle(60, 12, 10, "full"), circle(20, 48, 10, "row"), circle(100, 48, 10, "row")]}
            </Picture>
        },
    }
    .into_any()
}
