//! Reading the figures.

use std::collections::BTreeMap;

use super::{
    Answers, Breakdown, Count, Described, Insight, Scope, Series,
    answers::median_days,
    breakdown::Expected,
    is_about_people, series,
    statements::{self, Head},
};
use crate::{
    activity::Measure,
    base::{
        BoardId, Ctx, Deed, Language, Moment, Refusal, Stop,
        withhold::{FEWEST, FEWEST_OF_CONSTITUENCY},
    },
    boards::Theme,
    people,
    tables::{self, Due},
    territories,
};

/// The figures of a board, a territory or everything. So many statements, however many rows there are: thirteen,
/// and one more for a territory.
pub async fn find(ctx: &Ctx, scope: Scope, language: Language) -> Result<Insight, Stop> {
    ctx.actor.may(Deed::ReadDashboards, None)?;
    let db = ctx.db.reader();
    let territory = match scope {
        Scope::Territory(id) => Some(territories::queries::find(db, id).await?.name),
        _ => None,
    };
    let boards = statements::list_boards(db, scope, language).await?;
    if matches!(scope, Scope::Board(_)) && boards.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let constituencies = people::queries::list_constituencies(db).await?;
    let days = statements::list_days(db, scope).await?;
    let totals = totals_by_board(&days);
    let breakdown = async |head, measures: &[Measure], expected: &Expected, k| {
        let counted = statements::list_counts(db, scope, head).await?;
        Ok::<_, Stop>(Breakdown::new(measures, &counted, expected, k))
    };
    let seats = seats(&statements::list_seats(db, scope).await?);
    let themes = themes(&boards);
    let none = Expected::new();
    Ok(Insight {
        scope,
        territory,
        today: ctx.now.day(),
        constituencies: constituencies.iter().map(|named| named.in_language(language)).collect(),
        totals: Measure::ALL.iter().map(|measure| (*measure, total(&boards, &totals, *measure))).collect(),
        over_time: Series::new(&boards, &days, ctx.now.day()),
        // Stances are not among them: initiatives publish theirs by constituency, and the difference would tell
        // the few of an initiative that withholds them.
        by_constituency: breakdown(
            Head::Constituency,
            &[Measure::Participant, Measure::Ballot],
            &seats,
            FEWEST_OF_CONSTITUENCY,
        )
        .await?,
        by_theme: breakdown(
            Head::Theme,
            &[Measure::Initiative, Measure::Stance, Measure::Comment, Measure::Pledge],
            &themes,
            FEWEST,
        )
        .await?,
        by_language: breakdown(
            Head::Language,
            &[Measure::Initiative, Measure::Comment, Measure::Pledge],
            &none,
            FEWEST,
        )
        .await?,
        by_channel: breakdown(Head::Channel, &[Measure::Participant], &none, FEWEST).await?,
        by_territory: by_territory(&boards, &totals),
        answers: find_answers(db, scope, ctx.now).await?,
        moderation: decisions(statements::list_decisions(db, scope).await?),
        outcomes: statements::list_states(db, scope)
            .await?
            .into_iter()
            .map(|row| (row.state, row.count))
            .collect(),
        boards,
    })
}

/// The commitments of tables that are late: of everything, or of a territory and what lies within. Those of a board are
/// told on its own page. One statement, none for a board.
pub async fn list_late(ctx: &Ctx, scope: Scope) -> Result<Vec<Due>, Stop> {
    ctx.actor.may(Deed::ReadDashboards, None)?;
    let territory = match scope {
        Scope::Everything => None,
        Scope::Territory(territory) => Some(territory),
        Scope::Board(_) => return Ok(Vec::new()),
    };
    Ok(tables::queries::list_late(ctx.db.reader(), territory, ctx.now.day()).await?)
}

type Totals = BTreeMap<(BoardId, Measure), i64>;

fn totals_by_board(days: &[series::OnDay]) -> Totals {
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
