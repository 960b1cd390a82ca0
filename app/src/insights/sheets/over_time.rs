//! Participation over time.

use domain::{
    activity::Measure,
    base::Day,
    insights::{Insight, Step},
};

use super::{cell, measure_name};
use crate::{
    i18n::Words,
    ui::chart::{Chart, Form, Row},
};

/// Which measure is drawn: the first of these of which anything is shown.
const DRAWN: [Measure; 6] = [
    Measure::Participant,
    Measure::Stance,
    Measure::Ballot,
    Measure::Comment,
    Measure::Initiative,
    Measure::Visit,
];

pub(super) fn over_time(insight: &Insight, words: Words, blank: Chart) -> Chart {
    let step = insight.over_time.step;
    let label = |day: Day| match step {
        Step::Day | Step::Week => words.day(day),
        Step::Month => words.full_day(day),
    };
    let period = |period: &domain::insights::Period| Row {
        label: label(period.first),
        language: None,
        seat: None,
        cells: period.counts.iter().map(|count| cell(*count, words)).collect(),
    };
    let texts = words.insights();
    let rows_are = match step {
        Step::Day => texts.day(),
        Step::Week => texts.week(),
        Step::Month => texts.month(),
    };
    let mut chart = Chart {
        form: Form::OverTime,
        rows_are: rows_are.to_owned(),
        columns: Measure::ALL.iter().map(|measure| measure_name(*measure, words)).collect(),
        rows: insight.over_time.periods.iter().map(period).collect(),
        ..blank
    };
    chart.drawn = drawn(&chart);
    chart.summary = summary(insight, &chart, words).unwrap_or(chart.summary);
    chart
}

fn drawn(chart: &Chart) -> usize {
    let place = |measure: &Measure| Measure::ALL.iter().position(|known| known == measure);
    let shown = |place: &usize| {
        chart.rows.iter().any(|row| row.cells[*place].number.is_some_and(|number| number > 0))
    };
    DRAWN.iter().filter_map(place).find(shown).unwrap_or(0)
}

fn summary(insight: &Insight, chart: &Chart, words: Words) -> Option<String> {
    let shown =
        chart.rows.iter().filter(|row| row.cells[chart.drawn].number.is_some_and(|number| number > 0));
    let most = shown.max_by_key(|row| row.cells[chart.drawn].number)?;
    let total = cell(insight.outline.total(Measure::ALL[chart.drawn]), words).text;
    let column = &chart.columns[chart.drawn];
    let number = &most.cells[chart.drawn].text;
    Some(words.insights().over_time_summary(column, &most.label, number, total))
}
