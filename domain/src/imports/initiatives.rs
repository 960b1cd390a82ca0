//! A list of initiatives as a table: one row each, all or nothing. `docs/import.md` describes the columns.

use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use std::collections::{BTreeMap, HashMap};

use super::{BadLine, ImportError, rows};
use crate::{
    activity::{self, Entry, Measure, Tick},
    base::{
        BoardId, Database, InitiativeId, Language, Moment, Refusal, Stop,
        fold::fold,
        text::{Body, Label, Title, optional},
    },
    boards::{self, Board, Theme},
    initiatives::{
        Standing, State,
        tables::{initiative, revision},
    },
    territories::{self, Territory},
};

/// A row of the table, as it stands there.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The line on which it stands, counted from 1.
    pub line: u64,
    /// What the initiative is called.
    pub title: String,
    /// What it is about, in Markdown.
    pub body: String,
    /// The language of both; empty where it shall be detected.
    pub language: String,
    /// The theme; empty for that of the board.
    pub theme: String,
    /// Where it would be; may be empty.
    pub place: String,
    /// What it would cost, in the currency of the board; may be empty.
    pub cost: String,
    /// The ISTAT code of its territory; empty for that of the board.
    pub territory: String,
    /// How the initiative is called where it comes from; may be empty.
    pub key: String,
}

/// A row that will do.
struct Read {
    id: InitiativeId,
    title: Title,
    body: Body,
    language: Language,
    theme: Theme,
    place: Option<Label>,
    cost_cents: Option<i64>,
    territory: Territory,
    key: Option<String>,
}

/// Adds the initiatives to an open board, published at once; says how many there are.
///
/// # Errors
/// [`ImportError::Lines`] with every row that will not do; [`ImportError::NoOpenBoard`].
pub async fn import(db: &Database, board: BoardId, rows: &[Row], now: Moment) -> Result<usize, ImportError> {
    let transaction = db.begin().await?;
    let board = match boards::queries::find(&transaction, board, Language::ITALIAN).await {
        Ok(found) if found.opened_at.is_some() => found,
        Ok(_) | Err(Stop::Refused(Refusal::NotFound)) => return Err(ImportError::NoOpenBoard(board)),
        Err(stop) => return Err(stop.into()),
    };
    let territories = territories::queries::list(&transaction).await?;
    let territories: HashMap<String, Territory> =
        territories.into_iter().map(|territory| (territory.istat_code.clone(), territory)).collect();
    let (mut read, mut bad) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        match self::read(row, &board, &territories) {
            Ok(one) => read.push(one),
            Err(cause) => bad.push(BadLine { line: row.line, cause }),
        }
    }
    if !bad.is_empty() {
        return Err(ImportError::Lines(bad));
    }
    write(&transaction, &board, &read, now).await?;
    transaction.commit().await?;
    Ok(read.len())
}

fn read(row: &Row, board: &Board, territories: &HashMap<String, Territory>) -> Result<Read, String> {
    let in_column = |column: &str, refusal: &Refusal| format!("{column}: {}", explain(refusal));
    let title = Title::parse(&row.title).map_err(|refusal| in_column("title", &refusal))?;
    let body = Body::parse(&row.body).map_err(|refusal| in_column("body", &refusal))?;
    let language = match row.language.trim() {
        "" => Language::detect(&row.body).unwrap_or(board.wording.language),
        tag => tag.parse().map_err(|refusal| in_column("language", &refusal))?,
    };
    let theme = match row.theme.trim() {
        "" => board.theme,
        word => word.parse().map_err(|refusal| in_column("theme", &refusal))?,
    };
    let place = optional(&row.place, Label::parse).map_err(|refusal| in_column("place", &refusal))?;
    let cost_cents = match row.cost.trim() {
        "" => None,
        cost => {
            Some(cost.parse().map(counting::money::Money::minor).map_err(|error| format!("cost: {error}"))?)
        }
    };
    let territory = match row.territory.trim() {
        "" => board.territory.clone(),
        code => territories.get(code).cloned().ok_or_else(|| format!("territory: no ISTAT code {code}"))?,
    };
    let key = Some(row.key.trim().to_owned()).filter(|key| !key.is_empty());
    Ok(Read { id: InitiativeId::new(), title, body, language, theme, place, cost_cents, territory, key })
}

/// A refusal in English, for whoever imports.
pub(super) fn explain(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Missing => "nothing there".to_owned(),
        Refusal::TooShort { least } => format!("shorter than {least} characters"),
        Refusal::TooLong { most } => format!("longer than {most} characters"),
        Refusal::UnknownLanguage => "not a language tag such as it or ar".to_owned(),
        Refusal::UnknownChoice => {
            let themes: Vec<&str> = Theme::ALL.iter().map(|theme| theme.as_str()).collect();
            format!("none of {}", themes.join(", "))
        }
        other => other.to_string(),
    }
}

async fn write(
    transaction: &DatabaseTransaction,
    board: &Board,
    read: &[Read],
    now: Moment,
) -> Result<(), ImportError> {
    let initiatives = read.iter().map(|read| read.initiative(board.id, now)).collect();
    rows::insert::<initiative::ActiveModel>(transaction, initiatives, |_| {}).await?;
    let revisions = read.iter().map(|read| read.revision(now)).collect();
    rows::insert::<revision::ActiveModel>(transaction, revisions, |_| {}).await?;
    let number = i64::try_from(read.len()).unwrap_or(i64::MAX);
    boards::actions::move_initiatives(transaction, board.id, number).await?;
    let mut counts: BTreeMap<(Theme, Language), i64> = BTreeMap::new();
    for read in read {
        *counts.entry((read.theme, read.language)).or_default() += 1;
    }
    for ((theme, language), number) in counts {
        let tick = Tick {
            board: board.id,
            day: now.day(),
            measure: Measure::Initiative,
            constituency: String::new(),
            theme: theme.as_str().to_owned(),
            language: language.as_str().to_owned(),
            channel: String::new(),
        };
        activity::count(transaction, &tick, number).await?;
    }
    let entry = Entry {
        at: now,
        deed: "imports.initiatives",
        actor: None,
        board: Some(board.id),
        subject: Some(board.id.into()),
        detail: Some(read.len().to_string()),
    };
    activity::record(transaction, entry).await?;
    Ok(())
}

impl Read {
    fn initiative(&self, board: BoardId, now: Moment) -> initiative::ActiveModel {
        initiative::ActiveModel {
            id: Set(self.id),
            board_id: Set(board),
            territory_id: Set(self.territory.id),
            theme: Set(self.theme),
            state: Set(State::Published),
            language: Set(self.language),
            title: Set(self.title.as_str().to_owned()),
            body: Set(self.body.as_str().to_owned()),
            place: Set(self.place.as_ref().map(|place| place.as_str().to_owned())),
            cost_cents: Set(self.cost_cents),
            revision: Set(1),
            created_at: Set(now),
            submitted_at: Set(Some(now)),
            published_at: Set(Some(now)),
            changed_at: Set(now),
            is_public: Set(true),
            search: Set(self.search()),
            imported_key: Set(self.key.clone()),
            ..Default::default()
        }
    }

    fn search(&self) -> String {
        let place = self.place.as_ref().map_or("", Label::as_str);
        fold(&format!("{} {} {place}", self.title.as_str(), self.body.as_str()))
    }

    fn revision(&self, now: Moment) -> revision::ActiveModel {
        revision::ActiveModel {
            initiative_id: Set(self.id),
            number: Set(1),
            title: Set(self.title.as_str().to_owned()),
            body: Set(self.body.as_str().to_owned()),
            language: Set(self.language),
            place: Set(self.place.as_ref().map(|place| place.as_str().to_owned())),
            cost_cents: Set(self.cost_cents),
            note: Set(None),
            created_by: Set(None),
            created_at: Set(now),
            id: Set(None),
            standing: Set(Standing::Stands),
            theme: Set(None),
            territory_id: Set(None),
        }
    }
}
