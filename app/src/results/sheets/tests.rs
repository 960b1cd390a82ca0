//! Reports in words.

use domain::{
    activity::Measure,
    base::{Day, Language, TerritoryId},
    boards::Phase,
    exports::Cell,
    insights::{Answers, Breakdown, Count, Described, Group, Outline},
    meetings::{Kind, Question},
    offers::{Cell as Offered, Demand, Supply, Theme},
    organisations,
    people::{Constituency, Glyph},
    results::{About, Figure, Indicator, Meetings, Milestones, Report, Scope, Table},
    territories::{self, Territory},
};

use super::{by_province, lines, lines_of, shown};
use crate::i18n::{Words, server::of};

/// An id of any kind that ends with this digit.
fn id<T: std::str::FromStr>(digit: u8) -> T {
    format!("01890000-0000-7000-8000-00000000000{digit}").parse().ok().unwrap()
}

fn territory(code: &str, kind: territories::Kind, digit: u8, within: Option<TerritoryId>) -> Territory {
    Territory {
        id: id(digit),
        istat_code: code.into(),
        kind,
        name: "Perugia".into(),
        region: "Umbria".into(),
        within,
    }
}

fn nothing() -> Report {
    Report {
        scope: Scope::Territory("054".into()),
        about: About::Territory(territory("054", territories::Kind::Province, 0, None)),
        today: Day(20_000),
        outline: Outline {
            boards: Vec::new(),
            constituencies: Vec::new(),
            totals: Vec::new(),
            by_constituency: Breakdown {
                measures: vec![Measure::Participant, Measure::Ballot],
                groups: Vec::new(),
            },
            answers: Answers::default(),
            outcomes: Vec::new(),
        },
        milestones: Milestones::default(),
        meetings: Vec::new(),
        useful: Vec::new(),
        tables: Vec::new(),
        offers: Theme::ALL.iter().map(|theme| (*theme, Offered::default())).collect(),
        languages: Vec::new(),
        organisations: Vec::new(),
    }
}

/// Something in every part; three people of the third sector and a meeting of few are withheld.
fn report() -> Report {
    let mut report = nothing();
    let seat = |key: &str, glyph, name: &str| Constituency { key: key.into(), glyph, name: name.into() };
    let group = |word: &str, count| Group { word: word.into(), counts: vec![count, Count::Withheld] };
    report.outline = Outline {
        boards: vec![Described {
            id: id(0),
            question: "Come vogliamo vivere il parco?".into(),
            language: Language::ITALIAN,
            territory: id(0),
            territory_name: "Perugia".into(),
            phase: Phase::CoDesign,
            last_day: Day(20_100),
        }],
        constituencies: vec![
            seat("third_country_citizens", Glyph::Circle, "Cittadini di Paesi terzi"),
            seat("third_sector", Glyph::Triangle, "Terzo settore"),
        ],
        totals: vec![(Measure::Participant, Count::AtLeast(63))],
        by_constituency: Breakdown {
            measures: vec![Measure::Participant, Measure::Ballot],
            groups: vec![
                group("third_country_citizens", Count::Shown(60)),
                group("third_sector", Count::Withheld),
            ],
        },
        answers: Answers { in_time: 3, late: 1, waiting: 2, overdue: 1, median_days: Some(12) },
        outcomes: vec![("adopted".into(), 2), ("completed".into(), 1)],
    };
    report.milestones = Milestones { reached: 4, late: 1, coming: 2 };
    report.meetings = vec![
        Meetings {
            kind: Kind::Laboratory,
            held: 4,
            coming: 1,
            minutes: 6000,
            registered: Count::AtLeast(120),
            attended: Count::AtLeast(108),
            person_minutes: Count::AtLeast(120_000),
        },
        Meetings {
            kind: Kind::Assembly,
            held: 1,
            coming: 0,
            minutes: 90,
            registered: Count::Withheld,
            attended: Count::Withheld,
            person_minutes: Count::Withheld,
        },
    ];
    report.useful = vec![Indicator { question: Question::Useful, yes: 39, answers: 56, meetings: 2 }];
    report.tables = vec![Table {
        id: id(0),
        name: "=Tavolo".into(),
        language: Language::ITALIAN,
        sessions: 2,
        decisions: 3,
        kept: 1,
        open: 2,
        late: 1,
    }];
    report.offers[0].1.supply = Supply { services: 3, places: 40 };
    report.offers[3].1.demand = Demand { initiatives: 2, comments: 5 };
    report.languages = vec![(Language::ARABIC, 2)];
    report.organisations = vec![(organisations::Kind::Association, 5)];
    report
}

fn csv(lines: &[Vec<Cell>]) -> Vec<String> {
    lines.iter().map(|cells| cells.iter().map(Cell::to_csv).collect::<Vec<_>>().join(" | ")).collect()
}

#[test]
fn a_report_is_told_in_plain_words() {
    let told = shown(&report(), of(Language::ENGLISH)).paragraphs;
    assert_eq!(
        told,
        [
            "1 co-design board was opened. In these, at least 63 people took part. 3 initiatives were published. \
             3 were adopted. 1 is already carried out. The municipality answered 4 initiatives; in time: 3. \
             1 initiative has waited for an answer longer than promised. \
             4 steps of the adopted initiatives are done.",
            "There were 5 meetings: 101 hours together. In all, at least 108 people came, \
             counted once for each meeting. \
             The time they gave, together: at least 2000 hours. \
             After the meetings 56 answers came; they say that it was useful for one's integration: 70%. \
             1 meeting is still to come or under way.",
            "1 integration table is at work. There were 2 sessions. 3 decisions were taken. \
             1 commitment was kept. 2 commitments are still to be kept. 1 commitment is late.",
            "There are 3 services for inclusion. 1 language is spoken there. For 11 themes there is no service: \
             Papers and offices, Rights and lawyers, Housing, Work, Health, School, Family and children, Women, \
             Food and basic needs, Culture and free time, Volunteering. \
             For 1 of these themes somebody asks for one: Housing.",
            "5 organisations have their seat here.",
        ]
    );
}

#[test]
fn every_language_tells_every_part_and_every_chart_has_a_sentence_and_a_definition() {
    for language in Language::INTERFACE {
        let told = shown(&report(), of(language));
        assert_eq!(told.paragraphs.len(), 5, "{language}");
        assert_eq!(told.charts.len(), Figure::ALL.len(), "{language}");
        assert_eq!(told.definitions.len(), Figure::ALL.len() + 1, "{language}");
        for chart in &told.charts {
            assert!(!chart.title.is_empty() && !chart.summary.is_empty(), "{language} {}", chart.id);
            assert!(chart.rows.iter().all(|row| row.cells.len() == chart.columns.len()), "{}", chart.id);
            assert!(chart.list.is_some() && chart.definition == format!("#about-{}", chart.id));
        }
        assert!(told.definitions.iter().all(|definition| !definition.text.is_empty()), "{language}");
        assert!(!told.paragraphs.join(" ").contains(['{', '}']), "{language}");
    }
}

#[test]
fn where_there_is_nothing_no_figure_is_told() {
    let told = shown(&nothing(), of(Language::ITALIAN));
    assert!(told.paragraphs.is_empty() && told.charts.is_empty() && told.definitions.is_empty());
}

#[test]
fn too_few_answers_are_said_to_be_too_few() {
    let few = Report { useful: Vec::new(), ..report() };
    let told = shown(&few, of(Language::ENGLISH)).paragraphs.join(" ");
    assert!(told.contains("How many people find the meetings useful is not shown"), "{told}");
}

#[test]
fn files_say_which_figures_are_withheld_and_run_no_formula() {
    let words: Words = of(Language::ENGLISH);
    let of_meetings = csv(&lines_of(&report(), Figure::Meetings, words));
    assert_eq!(
        of_meetings[2],
        "Assembly | 1 | 1 |  |  |  | 0 | Not shown: Seats taken, Attendance, Hours attended"
    );
    let all = csv(&lines(&report(), words));
    assert_eq!(all[0], "Table | Row | Column | Figure | Note");
    assert!(all.contains(&"The meetings | Assembly | Attendance |  | Not shown: too few people".to_owned()));
    assert!(all.contains(
        &"The meetings | Laboratory | Attendance | 108 | At least: a part is not shown".to_owned()
    ));
    assert!(all.iter().any(|line| line.contains("| '=Tavolo |")));
}

#[test]
fn municipalities_stand_within_their_province() {
    let province = territory("054", territories::Kind::Province, 1, None);
    let within = territory("054039", territories::Kind::Municipality, 2, Some(province.id));
    let alone = territory("109006", territories::Kind::Municipality, 3, Some(id(9)));
    let found = by_province(&[province, within, alone], of(Language::ITALIAN));
    let labels: Vec<_> = found.iter().map(|(way, inner)| (way.label.as_str(), inner.len())).collect();
    assert_eq!(labels, [("Perugia (Provincia)", 1), ("Perugia", 0)]);
    assert_eq!(found[0].1[0].path, "/it/results/territories/054039");
}
