//! Participation by group.

use domain::{
    activity::Measure,
    base::Language,
    insights::{Breakdown, Group, Insight, Outline},
};

use super::{cell, leader, measure_name, row};
use crate::{
    i18n::Words,
    ui::chart::{Chart, Row, Seat},
};

pub(crate) fn by_constituency(outline: &Outline, words: Words, blank: Chart) -> Chart {
    let seat = |group: &Group| {
        let place = outline.constituencies.iter().position(|known| known.key == group.word);
        let known = place.map(|place| &outline.constituencies[place]);
        let label = known.map_or(words.common().not_stated(), |known| &known.name);
        let seat = Some(known.map_or(Seat::NotStated, |known| Seat::Of(known.glyph)));
        (place.unwrap_or(usize::MAX), Row { seat, ..row(label, group.counts.clone(), words) })
    };
    let mut seats: Vec<(usize, Row)> = outline.by_constituency.groups.iter().map(seat).collect();
    // In the order in which they sit around the table, not by size.
    seats.sort_by_key(|(place, _)| *place);
    let rows = seats.into_iter().map(|(_, row)| row).collect();
    with_rows(&outline.by_constituency, rows, words, blank)
}

pub(super) fn by_theme(insight: &Insight, words: Words, blank: Chart) -> Chart {
    let label = |group: &Group| words.choice("theme", &group.word).to_owned();
    by_size(&insight.by_theme, label, words, blank)
}

pub(super) fn by_channel(insight: &Insight, words: Words, blank: Chart) -> Chart {
    let label = |group: &Group| words.choice("channel", &group.word).to_owned();
    by_size(&insight.by_channel, label, words, blank)
}

pub(super) fn by_territory(insight: &Insight, words: Words, blank: Chart) -> Chart {
    // A single territory is what the whole page is about.
    if insight.by_territory.groups.len() < 2 {
        return blank;
    }
    by_size(&insight.by_territory, |group| group.word.clone(), words, blank)
}

pub(super) fn by_language(insight: &Insight, words: Words, blank: Chart) -> Chart {
    let name = |group: &Group| group.word.parse::<Language>().map(|language| language.endonym().to_owned());
    let mut chart = by_size(&insight.by_language, |group| name(group).unwrap_or_default(), words, blank);
    for row in &mut chart.rows {
        row.language =
            Language::OFFERED.iter().find(|(_, name)| *name == row.label).map(|(tag, _)| (*tag).to_owned());
    }
    chart
}

/// From visit to ballot: sums one below the other.
pub(super) fn funnel(insight: &Insight, words: Words, blank: Chart) -> Chart {
    const STEPS: [Measure; 6] = [
        Measure::Visit,
        Measure::Participant,
        Measure::Stance,
        Measure::Comment,
        Measure::Initiative,
        Measure::Ballot,
    ];
    let step =
        |measure: &Measure| row(measure_name(*measure, words), [insight.outline.total(*measure)], words);
    let text = |measure| cell(insight.outline.total(measure), words).text;
    let summary = words.insights().funnel_summary(
        text(Measure::Ballot),
        text(Measure::Participant),
        text(Measure::Visit),
    );
    Chart {
        summary,
        columns: vec![words.choice("figure", "funnel").to_owned()],
        rows: STEPS.iter().map(step).collect(),
        ..blank
    }
}

/// The largest group first.
fn by_size(breakdown: &Breakdown, label: impl Fn(&Group) -> String, words: Words, blank: Chart) -> Chart {
    let named = |group: &Group| {
        let label = label(group);
        let label = if label.is_empty() { words.common().not_stated().to_owned() } else { label };
        row(label, group.counts.clone(), words)
    };
    let mut chart = with_rows(breakdown, breakdown.groups.iter().map(named).collect(), words, blank);
    chart.rows.sort_by_key(|row| std::cmp::Reverse(row.cells[chart.drawn].number));
    chart
}

fn with_rows(breakdown: &Breakdown, rows: Vec<Row>, words: Words, blank: Chart) -> Chart {
    let columns = breakdown.measures.iter().map(|measure| measure_name(*measure, words)).collect();
    let mut chart = Chart { columns, rows, ..blank };
    // The first measure of which anything is shown: an imported vote has ballots, and nobody who took part before.
    let shown = |place: &usize| {
        chart.rows.iter().any(|row| row.cells[*place].number.is_some_and(|number| number > 0))
    };
    chart.drawn = (0..chart.columns.len()).find(shown).unwrap_or(0);
    chart.summary = leader(&chart, words).unwrap_or(chart.summary);
    chart
}
