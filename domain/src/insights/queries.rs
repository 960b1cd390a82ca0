//! Reading the figures.

use std::collections::BTreeMap;

use super::{
    Answers, Breakdown, Count, Described, Insight, Outline, Scope, Series,
    answers::median_days,
    breakdown::Expected,
    is_about_people,
    series::OnDay,
    statements::{self, Head},
};
use crate::{
    activity::Measure,
    base::{
        BoardId, Ctx, Deed, Language, Moment, Refusal, Stop,
        withhold::{FEWEST, FEWEST_OF_CONSTITUENCY},
    },
    boards::Theme,
    people, projects,
    tables::{self, Due},
    territories,
};

/// The figures of a board, a territory, a project or everything. So many statements, however many rows there are:
/// thirteen, one more for a territory and four more for a project.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn find(ctx: &Ctx, scope: Scope, language: Language) -> Result<Insight, Stop> {
    ctx.actor.may(Deed::ReadDashboards, None)?;
    let db = ctx.db.reader();
    let (name, code) = match scope {
        Scope::Territory(id) => {
            let territory = territories::queries::find(db, id).await?;
            (Some(territory.name), Some(territory.istat_code))
        }
        Scope::Project(id) => (Some(projects::queries::find(ctx, id, language).await?.0.card.name), None),
        Scope::Everything | Scope::Board(_) => (None, None),
    };
    let (outline, days) = read_outline(ctx, scope, language).await?;
    if matches!(scope, Scope::Board(_)) && outline.boards.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let breakdown = async |head, measures: &[Measure], expected: &Expected| {
        let counted = statements::list_counts(db, scope, head).await?;
        Ok::<_, Stop>(Breakdown::new(measures, &counted, expected, FEWEST))
    };
    let themes = themes(&outline.boards);
    let none = Expected::new();
    Ok(Insight {
        scope,
        name,
        code,
        today: ctx.now.day(),
        over_time: Series::new(&outline.boards, &days, ctx.now.day()),
        by_theme: breakdown(
            Head::Theme,
            &[Measure::Initiative, Measure::Stance, Measure::Comment, Measure::Pledge],
            &themes,
        )
        .await?,
        by_language: breakdown(
            Head::Language,
            &[Measure::Initiative, Measure::Comment, Measure::Pledge],
            &none,
        )
        .await?,
        by_channel: breakdown(Head::Channel, &[Measure::Participant], &none).await?,
        by_territory: by_territory(&outline.boards, &totals_by_board(&days)),
        moderation: decisions(statements::list_decisions(db, scope).await?),
        outline,
    })
}

/// The boards of a scope and their figures in short. Eight statements.
pub(crate) async fn find_outline(ctx: &Ctx, scope: Scope, language: Language) -> Result<Outline, Stop> {
    Ok(read_outline(ctx, scope, language).await?.0)
}

async fn read_outline(ctx: &Ctx, scope: Scope, language: Language) -> Result<(Outline, Vec<OnDay>), Stop> {
    let db = ctx.db.reader();
    let boards = statements::list_boards(db, scope, language, ctx.now).await?;
    let constituencies = people::queries::list_constituencies(db).await?;
    let days = statements::list_days(db, scope).await?;
    let totals = totals_by_board(&days);
    let seats = seats(&statements::list_seats(db, scope).await?);
    let counted = statements::list_counts(db, scope, Head::Constituency).await?;
    // Stances are not among them: initiatives publish theirs by constituency, and the difference would tell
    // the few of an initiative that withholds them.
    let measures = [Measure::Participant, Measure::Ballot];
    let outcomes = statements::list_states(db, scope).await?;
    let outline = Outline {
        constituencies: constituencies.iter().map(|named| named.in_language(language)).collect(),
        totals: Measure::ALL.iter().map(|measure| (*measure, total(&boards, &totals, *measure))).collect(),
        by_constituency: Breakdown::new(&measures, &counted, &seats, FEWEST_OF_CONSTITUENCY),
        answers: find_answers(db, scope, ctx.now).await?,
        outcomes: outcomes.into_iter().map(|row| (row.state, row.count)).collect(),
        boards,
    };
    Ok((outline, days))
}

/// The commitments of tables that are late: of everything, or of a territory and what lies within. Those of a project
/// stand in the report of its results. One statement, none for a board or a project.
pub async fn list_late(ctx: &Ctx, scope: Scope) -> Result<Vec<Due>, Stop> {
    ctx.actor.may(Deed::ReadDashboards, None)?;
    let territory = match scope {
        Scope::Everything => None,
        Scope::Territory(territory) => Some(territory),
        Scope::Board(_) | Scope::Project(_) => return Ok(Vec::new()),
    };
    Ok(tables::queries::list_late(ctx.db.reader(), territory, ctx.now.day()).await?)
}

type Totals = BTreeMap<(BoardId, Measure), i64>;

fn totals_by_board(days: &[OnDay]) -> Totals {
    let mut totals = Totals::new();
    for row in days {
        *totals.entry((row.board, row.measure)).or_default() += row.count;
    }
    totals
}

/// What a board publishes of a measure over the whole time.
fn total_of(board: BoardId, totals: &Totals, measure: Measure) -> Count {
    match totals.get(&(board, measure)).copied().unwrap_or_default() {
        few if is_about_people(measure) && few < FEWEST => Count::Withheld,
        count => Count::Shown(count),
    }
}

fn total(boards: &[Described], totals: &Totals, measure: Measure) -> Count {
    Count::sum(boards.iter().map(|board| total_of(board.id, totals, measure)))
}

fn by_territory(boards: &[Described], totals: &Totals) -> Breakdown {
    const MEASURES: [Measure; 4] =
        [Measure::Participant, Measure::Initiative, Measure::Stance, Measure::Ballot];
    let mut published: BTreeMap<String, Vec<Vec<Count>>> = BTreeMap::new();
    for board in boards {
        let columns =
            published.entry(board.territory_name.clone()).or_insert_with(|| vec![Vec::new(); MEASURES.len()]);
        for (column, measure) in columns.iter_mut().zip(MEASURES) {
            column.push(total_of(board.id, totals, measure));
        }
    }
    Breakdown::gather(&MEASURES, published)
}

fn seats(rows: &[statements::SeatRow]) -> Expected {
    let mut seats = Expected::new();
    for row in rows {
        seats.entry(row.board_id).or_default().insert(row.constituency.clone());
    }
    seats
}

fn themes(boards: &[Described]) -> Expected {
    let all = || Theme::ALL.iter().map(|theme| theme.as_str().to_owned()).collect();
    boards.iter().map(|board| (board.id, all())).collect()
}

async fn find_answers(
    db: &impl sea_orm::ConnectionTrait,
    scope: Scope,
    now: Moment,
) -> Result<Answers, Stop> {
    let answered = statements::list_answered(db, scope).await?;
    let unanswered = statements::list_unanswered(db, scope, now).await?;
    let after: Vec<(i64, i64)> = answered.iter().map(|row| (i64::from(row.days), row.count)).collect();
    let answered = |late: i32| answered.iter().filter(|row| row.late == late).map(|row| row.count).sum();
    let unanswered =
        |overdue: i32| unanswered.iter().filter(|row| row.overdue == overdue).map(|row| row.count).sum();
    Ok(Answers {
        in_time: answered(0),
        late: answered(1),
        waiting: unanswered(0),
        overdue: unanswered(1),
        median_days: median_days(&after),
    })
}

fn decisions(rows: Vec<statements::DecisionRow>) -> Vec<(String, String, i64)> {
    rows.into_iter().map(|row| (row.verdict, row.reason, row.count)).collect()
}
