//! What the municipality, the moderators and the vote made of what people wrote. These are public texts and
//! decisions: nothing is withheld.

use domain::insights::{Answers, Count, Figure, Insight};

use super::{leader, row};
use crate::{
    i18n::Words,
    ui::chart::{Chart, Row},
};

pub(crate) fn answers(answers: Answers, words: Words, blank: Chart) -> Chart {
    let figures = [
        (Figure::AnsweredInTime, answers.in_time),
        (Figure::AnsweredLate, answers.late),
        (Figure::Waiting, answers.waiting),
        (Figure::Overdue, answers.overdue),
    ];
    if figures.iter().all(|(_, count)| *count == 0) {
        return blank;
    }
    let figure = |(figure, count): (Figure, i64)| {
        row(words.choice("figure", figure.as_str()), [Count::Shown(count)], words)
    };
    let number = |number| words.number(number);
    Chart {
        summary: words.insights().answers_summary(
            number(answers.in_time + answers.late),
            number(answers.in_time),
            number(answers.overdue),
        ),
        columns: vec![words.insights().initiatives().to_owned()],
        rows: figures.into_iter().map(figure).collect(),
        ..blank
    }
}

pub(super) fn moderation(insight: &Insight, words: Words, blank: Chart) -> Chart {
    let decided = |(verdict, reason, count): &(String, String, i64)| {
        let label = format!("{}: {}", words.choice("decided", verdict), words.choice("reason", reason));
        row(label, [Count::Shown(*count)], words)
    };
    let rows = insight.moderation.iter().map(decided).collect();
    largest_first(rows, words.insights().decisions(), words, blank)
}

pub(crate) fn outcomes(outcomes: &[(String, i64)], words: Words, blank: Chart) -> Chart {
    let state =
        |(state, count): &(String, i64)| row(words.choice("state", state), [Count::Shown(*count)], words);
    let rows = outcomes.iter().map(state).collect();
    largest_first(rows, words.insights().initiatives(), words, blank)
}

pub(crate) fn largest_first(mut rows: Vec<Row>, column: &str, words: Words, blank: Chart) -> Chart {
    rows.sort_by_key(|row| std::cmp::Reverse(row.cells[0].number));
    let mut chart = Chart { columns: vec![column.to_owned()], rows, ..blank };
    chart.summary = leader(&chart, words).unwrap_or(chart.summary);
    chart
}
