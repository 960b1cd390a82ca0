//! Figures in words.

use domain::{
    activity::Measure,
    base::{Day, Language},
    boards::Theme,
    exports::Cell,
    initiatives::State,
    insights::{Answers, Breakdown, Count, Figure, Group, Insight, Outline, Period, Scope, Series, Step},
    moderation::{Reason, Verdict},
    people::{Channel, Constituency, Glyph},
};

use super::{chart, dashboard, table};
use crate::i18n::{Words, server::of};

fn group(word: &str, counts: &[Count]) -> Group {
    Group { word: word.into(), counts: counts.to_vec() }
}

/// A board with sixty third-country citizens, too few of the third sector, and a territory with a strange name.
fn insight() -> Insight {
    let seat = |key: &str, glyph, name: &str| Constituency { key: key.into(), glyph, name: name.into() };
    let nothing = |measures: &[Measure]| Breakdown { measures: measures.to_vec(), groups: Vec::new() };
    Insight {
        scope: Scope::Everything,
        name: None,
        code: None,
        outline: Outline {
            boards: Vec::new(),
            constituencies: vec![
                seat("third_country_citizens", Glyph::Circle, "Cittadini di Paesi terzi"),
                seat("third_sector", Glyph::Triangle, "Terzo settore"),
            ],
            totals: Measure::ALL.iter().map(|measure| (*measure, Count::Shown(84))).collect(),
            by_constituency: Breakdown {
                measures: vec![Measure::Participant, Measure::Ballot],
                groups: vec![
                    group("third_country_citizens", &[Count::Shown(60), Count::AtLeast(12)]),
                    group("third_sector", &[Count::Withheld, Count::Withheld]),
                ],
            },
            answers: Answers { in_time: 3, late: 1, waiting: 2, overdue: 0, median_days: Some(12) },
            outcomes: vec![("published".into(), 4)],
        },
        today: Day(20_000),
        over_time: Series {
            step: Step::Week,
            periods: vec![
                Period { first: Day(20_000), counts: vec![Count::Shown(6); 7] },
                Period { first: Day(20_007), counts: vec![Count::Withheld; 7] },
            ],
        },
        by_theme: nothing(&[Measure::Initiative]),
        by_language: nothing(&[Measure::Initiative]),
        by_channel: nothing(&[Measure::Participant]),
        by_territory: Breakdown {
            measures: vec![Measure::Participant],
            groups: vec![group("=1+1", &[Count::Shown(5)]), group("Osimo", &[Count::Shown(9)])],
        },
        moderation: vec![("hide".into(), "insult".into(), 2)],
    }
}

fn csv(figure: Figure, words: Words) -> Vec<String> {
    let line = |cells: &Vec<Cell>| cells.iter().map(Cell::to_csv).collect::<Vec<_>>().join(" | ");
    table::lines(&chart(&insight(), figure, words), words).iter().map(line).collect()
}

#[test]
fn a_table_says_which_figures_are_withheld_and_which_are_only_a_part() {
    assert_eq!(
        csv(Figure::Constituency, of(Language::ENGLISH)),
        [
            "Who takes part, by group | People | Ballots cast | Note",
            "Cittadini di Paesi terzi | 60 | 12 | At least: Ballots cast",
            "Terzo settore |  |  | Not shown: People, Ballots cast",
        ]
    );
}

#[test]
fn the_columns_of_every_table_are_these() {
    let heads: Vec<String> =
        Figure::TABLES.iter().map(|figure| csv(*figure, of(Language::ITALIAN))[0].clone()).collect();
    assert_eq!(
        heads,
        [
            "Settimana che comincia il | Visite | Persone | Idee inviate | Posizioni | Commenti | Aiuti offerti | Schede votate | Nota",
            "Chi partecipa, per componente | Persone | Schede votate | Nota",
            "Dalla visita al voto | Dalla visita al voto | Nota",
            "Che cosa diventano le idee | Iniziative | Nota",
            "Le risposte del Comune | Iniziative | Nota",
            "I temi | Idee inviate | Nota",
            "Le lingue | Idee inviate | Nota",
            "I territori | Persone | Nota",
            "Come si arriva | Persone | Nota",
            "Le decisioni di moderazione | Decisioni | Nota",
        ]
    );
}

#[test]
fn a_name_that_a_spreadsheet_would_run_is_written_as_text() {
    assert_eq!(csv(Figure::Territory, of(Language::ITALIAN))[2], "'=1+1 | 5 | ");
}

#[test]
fn each_chart_has_a_title_and_a_sentence_in_every_language() {
    for language in Language::INTERFACE {
        let dashboard = dashboard(&insight(), of(language));
        assert_eq!(dashboard.charts.len(), 7, "charts without rows are left out");
        for chart in dashboard.charts {
            assert!(!chart.title.is_empty() && !chart.summary.is_empty(), "{language} {}", chart.id);
            assert!(
                chart.rows.iter().all(|row| !row.label.is_empty() && row.cells.len() == chart.columns.len())
            );
        }
    }
}

#[test]
fn every_figure_and_every_word_of_a_table_is_named_in_every_language() {
    let all = |kind: &'static str, words: Vec<&'static str>| words.into_iter().map(move |word| (kind, word));
    let named = all("figure", Figure::ALL.iter().map(|word| word.as_str()).collect())
        .chain(all("definition", Figure::ALL.iter().map(|word| word.as_str()).collect()))
        .chain(all("figure", Measure::ALL.iter().map(|word| word.as_str()).collect()))
        .chain(all("theme", Theme::ALL.iter().map(|word| word.as_str()).collect()))
        .chain(all("channel", Channel::ALL.iter().map(|word| word.as_str()).collect()))
        .chain(all("decided", Verdict::ALL.iter().map(|word| word.as_str()).collect()))
        .chain(all("reason", Reason::ALL.iter().map(|word| word.as_str()).collect()))
        .chain(all(
            "state",
            State::ALL.iter().filter(|state| state.is_public()).map(|word| word.as_str()).collect(),
        ));
    for (kind, word) in named {
        for language in Language::INTERFACE {
            assert!(!of(language).choice(kind, word).is_empty(), "{language} {kind}.{word}");
        }
    }
}
