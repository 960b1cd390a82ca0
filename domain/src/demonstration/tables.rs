//! Integration tables of the demonstration: founded, convened and run by the same deeds as real ones, in the past.

use sea_orm::ConnectionTrait;

use super::{
    Keys,
    script::{
        Script,
        tables::{Agenda, Assembly, Resolved, Seated, Sitting},
    },
    unknown,
};
use crate::{
    base::{
        Actor, Ctx, Database, Day, Failure, InitiativeId, ItemId, MeetingId, Moment, SeatId, Stop, TableId,
        database::statement,
        text::{Body, Label, Message, Reasons, Title},
    },
    people::queries::find_actor,
    tables::{
        CommitmentDraft, Convocation, Draft, ItemDraft, MandateDraft, Said, SeatDraft, Sits, Voice, actions,
        queries,
    },
};

/// How many days before a session it is convened.
const NOTICE: i64 = 15;

/// Lets every table of the script do what the script tells.
pub(super) async fn load(db: &Database, script: &Script, keys: &Keys, now: Moment) -> Result<(), Stop> {
    for table in &script.tables {
        Keeper::found(db, script, keys, table, now).await?.run(&table.sessions).await?;
    }
    Ok(())
}

/// Whoever keeps a table, with its seats in the order of the script.
struct Keeper<'a> {
    db: &'a Database,
    script: &'a Script,
    keys: &'a Keys,
    who: Actor,
    now: Moment,
    table: TableId,
    seats: Vec<SeatId>,
}

impl<'a> Keeper<'a> {
    async fn found(
        db: &'a Database,
        script: &'a Script,
        keys: &'a Keys,
        told: &Assembly,
        now: Moment,
    ) -> Result<Self, Stop> {
        let keeper = keys.cast.get(&told.keeper).ok_or_else(|| unknown("person", &told.keeper))?;
        let who = find_actor(db.reader(), keeper.id).await?;
        let territory = keys.territories.get(&told.territory).copied();
        let draft = Draft {
            territory: territory.ok_or_else(|| unknown("territory", &told.territory))?,
            name: Title::parse(&told.name)?,
            mandate: Body::parse(&told.mandate)?,
            language: told.language.parse()?,
            rulebook: told.rulebook.clone(),
        };
        let begins = now.plus_days(-200);
        let ctx = Ctx { db: db.clone(), actor: who.clone(), now: begins };
        let table = actions::found(&ctx, &draft).await?;
        let mut keeper = Self { db, script, keys, who, now, table, seats: Vec::new() };
        for seat in &told.seats {
            keeper.seat(&ctx, seat).await?;
        }
        Ok(keeper)
    }

    async fn seat(&mut self, ctx: &Ctx, told: &Seated) -> Result<(), Stop> {
        let usual = told.kind.usual_constituency().unwrap_or_default();
        let draft = SeatDraft::parse(told.kind, usual, told.label.as_deref().unwrap_or_default())?;
        let seat = actions::add_seat(ctx, self.table, &draft).await?;
        if let Some(holder) = &told.holder {
            let substitute = told.substitute.as_ref().map(|party| self.keys.party(party)).transpose()?;
            let mandate = MandateDraft {
                holder: self.keys.party(holder)?,
                substitute,
                from: ctx.now.day(),
                to: told.until.map(|days| self.day(days)),
            };
            actions::give_mandate(ctx, seat, &mandate).await?;
        }
        self.seats.push(seat);
        Ok(())
    }

    fn day(&self, days: i64) -> Day {
        self.now.plus_days(days).day()
    }

    /// What a deed is given that is done so many days from now, at that minute after the session began.
    fn ctx(&self, days: i64, hour: u8, minutes: i64) -> Ctx {
        let at = Moment::in_italy(self.day(days), hour, 0).plus_minutes(minutes);
        Ctx { db: self.db.clone(), actor: self.who.clone(), now: at }
    }

    fn seat_at(&self, place: usize) -> Result<SeatId, Failure> {
        self.seats.get(place).copied().ok_or_else(|| unknown("seat", &place.to_string()))
    }

    async fn run(&self, sessions: &[Sitting]) -> Result<(), Stop> {
        let mut before: Option<MeetingId> = None;
        for told in sessions {
            let id = self.convene(told).await?;
            if told.days < 0 {
                self.hold(told, id, before).await?;
            }
            before = Some(id);
        }
        Ok(())
    }

    async fn convene(&self, told: &Sitting) -> Result<MeetingId, Stop> {
        let starts_at = Moment::in_italy(self.day(told.days), told.hour, 0);
        let mut agenda = Vec::new();
        for item in &told.agenda {
            agenda.push(self.item(item).await?);
        }
        let convocation = Convocation {
            starts_at,
            ends_at: starts_at.plus_minutes(120),
            place: Some(Label::parse(&told.place)?),
            link: None,
            urgent_reason: told.urgent.as_deref().map(Reasons::parse).transpose()?,
            agenda,
        };
        let days = if told.urgent.is_some() { 3 } else { NOTICE };
        actions::convene(&self.ctx(told.days - days, 9, 0), self.table, &convocation).await
    }

    async fn item(&self, told: &Agenda) -> Result<ItemDraft, Stop> {
        let subject = match &told.initiative {
            Some(place) => Some(self.initiative(place).await?.into()),
            None => None,
        };
        Ok(ItemDraft {
            title: Title::parse(&told.title)?,
            text: told.text.as_deref().map(Message::parse).transpose()?,
            subject,
            urgent_reason: None,
            confidential_reason: told.confidential.as_deref().map(Reasons::parse).transpose()?,
        })
    }

    /// The initiative at `board/key`.
    async fn initiative(&self, place: &str) -> Result<InitiativeId, Stop> {
        const SQL: &str = "SELECT id FROM initiatives WHERE title = $1";
        let (board, key) = place.split_once('/').ok_or_else(|| unknown("initiative", place))?;
        let all = self.script.initiatives.get(board).map(Vec::as_slice).unwrap_or_default();
        let told = all.iter().find(|one| one.key == key).ok_or_else(|| unknown("initiative", place))?;
        let db = self.db.reader();
        let row = db.query_one_raw(statement(db, SQL, [told.title.as_str().into()])).await?;
        let row = row.ok_or_else(|| unknown("initiative", place))?;
        Ok(row.try_get("", "id")?)
    }

    /// Holds a session: who is there, what is said and decided, what is written down.
    async fn hold(&self, told: &Sitting, id: MeetingId, before: Option<MeetingId>) -> Result<(), Stop> {
        let ctx = self.ctx(told.days, told.hour, 5);
        actions::open(&ctx, id).await?;
        let mut present = Vec::new();
        for place in &told.present {
            let sits = if told.substitutes.contains(place) { Sits::Substitute } else { Sits::Holder };
            present.push((self.seat_at(*place)?, sits));
        }
        actions::note_present(&ctx, id, &present).await?;
        if let Some(of) = before.filter(|_| told.approves) {
            actions::approve_minutes(&ctx, id, of).await?;
        }
        let items = queries::find_session(&ctx, id).await?.session.items;
        for (item, told_item) in items.iter().zip(&told.agenda) {
            for resolved in &told_item.resolutions {
                self.resolve(&ctx, item.id, resolved, &told.present).await?;
            }
            if let Some(text) = &told_item.minutes {
                actions::write_minutes(&ctx, id, Some(item.id), 0, text).await?;
            }
        }
        if let Some(text) = &told.minutes {
            actions::write_minutes(&ctx, id, None, 0, text).await?;
        }
        actions::close(&self.ctx(told.days, told.hour, 115), id).await
    }

    async fn resolve(&self, ctx: &Ctx, item: ItemId, told: &Resolved, present: &[usize]) -> Result<(), Stop> {
        let id = actions::put(ctx, item, &Message::parse(&told.text)?).await?;
        let mut voices = Vec::new();
        for place in present.iter().filter(|place| !told.silent.contains(place)) {
            let objection = told.objects.iter().find(|objection| objection.seat == *place);
            let voice = if objection.is_some() { Voice::Objects } else { Voice::Consents };
            let reasons = objection.map(|objection| objection.reasons.as_str()).unwrap_or_default();
            voices.push(Said::parse(self.seat_at(*place)?, voice, reasons)?);
        }
        actions::speak(ctx, id, &voices).await?;
        actions::decide(ctx, id).await?;
        for commitment in &told.commitments {
            let draft = CommitmentDraft {
                text: Message::parse(&commitment.text)?,
                owner: self.keys.organisation(&commitment.owner)?,
                due: self.day(commitment.due),
            };
            let made = actions::commit(ctx, id, &draft).await?;
            if let Some(kept) = &commitment.kept {
                let note = Message::parse(&kept.note)?;
                actions::keep_commitment(&self.ctx(kept.days, 12, 0), made, Some(&note)).await?;
            }
        }
        Ok(())
    }
}
