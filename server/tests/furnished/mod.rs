//! A house in which everything exists that has an address: boards in their phases, initiatives in their states, texts
//! and what moderators decided about them, organisations, invitations, links. Everything `times` times.
#![allow(dead_code, reason = "each story needs another part")]

mod boards;
mod letters;
mod meetings;
mod offers;
mod procedures;
mod tables;
mod told;
mod voices;

use domain::{
    attachments::{Alternative, Draft, Purpose, Visibility, check},
    base::{
        AttachmentId, BatchId, Language, OrganisationId, ParticipantId, Role, StaffInvitationId, Subject,
        text::Label,
    },
    organisations, owners, people,
    testing::World,
};
use std::collections::BTreeMap;

pub use boards::{Boards, Initiatives};
pub use meetings::Meetings;
pub use offers::Offers;
pub use procedures::Procedures;
pub use tables::Tables;
pub use told::Told;
pub use voices::Voices;

use crate::visitors::now;

/// What stands in the house; of what exists several times, the first.
pub struct Furnished {
    /// The boards.
    pub boards: Boards,
    /// The initiatives.
    pub initiatives: Initiatives,
    /// Comments, offers of help, and what became of them.
    pub voices: Voices,
    /// A table with its sessions.
    pub tables: Tables,
    /// Meetings and who registered for them.
    pub meetings: Meetings,
    /// Procedures beside the board that is proposing.
    pub procedures: Procedures,
    /// Services, notes of readers, and wishes for a mediator.
    pub offers: Offers,
    /// An association of Perugia, to which Sofia belongs.
    pub organisation: OrganisationId,
    /// News and projects.
    pub told: Told,
    /// The logo of that association.
    pub logo: AttachmentId,
    /// A batch of invitations.
    pub batch: BatchId,
    /// A code with which one person can come in.
    pub code: String,
    /// A link that makes a moderator.
    pub link: String,
    /// The id of that link.
    pub open_link: StaffInvitationId,
    /// What stands in the letters to Karima: the token that says that her address is right, and the one that stops
    /// letters about answers.
    pub tokens: [String; 2],
    /// Hands out invitations in Perugia.
    pub mediator: ParticipantId,
    /// Reads dashboards.
    pub partner: ParticipantId,
    /// Answers for Fermo.
    pub other_officer: ParticipantId,
    /// Moderates Fermo.
    pub stranger: ParticipantId,
}

/// Puts everything into the world.
pub async fn furnish(world: &World, times: usize) -> Furnished {
    // Everything that is being put stands in one future: too large for the stack of whoever waits for it.
    Box::pin(put(world, times)).await
}

async fn put(world: &World, times: usize) -> Furnished {
    let officer = world.ctx_at(world.officer, now()).await;
    let mut organisations = Vec::new();
    let mut batches = Vec::new();
    for round in 0..times {
        let draft = association(world, &format!("Ponte {round}"));
        organisations.push(organisations::actions::create(&officer, &draft).await.unwrap());
        let order = people::actions::Order {
            label: Label::parse(&format!("Biblioteca {round}")).unwrap(),
            territory: world.town,
            size: 3,
            days: 30,
        };
        batches.push(people::actions::make_batch(&officer, &order).await.unwrap());
    }
    for organisation in &organisations {
        organisations::actions::add_member(&officer, *organisation, world.sofia).await.unwrap();
    }
    let mut logos = Vec::new();
    for organisation in &organisations {
        let logo = Draft {
            subject: (*organisation).into(),
            purpose: Purpose::Logo,
            visibility: Visibility::Public,
            file_name: "ponte.png".to_owned(),
            alternative: Alternative::parse("Un ponte").unwrap(),
            language: Language::ITALIAN,
        };
        let file = check(point(), Purpose::Logo).await.unwrap();
        logos.push(owners::actions::attach(&officer, &logo, file).await.unwrap());
    }
    let offers = offers::furnish(world, &organisations, times).await;
    let email = people::Email::parse("nuova@example.org").unwrap();
    let link = people::actions::invite(&officer, &email, Role::Moderator, Some(world.town)).await.unwrap();
    let open_links = people::queries::list_links(&officer, None).await.unwrap();
    let boards = boards::furnish(world, times).await;
    let initiatives = boards::propose(world, &boards, times).await;
    let voices = voices::furnish(world, &boards, &initiatives, times).await;
    let tables = tables::furnish(world, &initiatives, times).await;
    let meetings = meetings::furnish(world, &initiatives, times).await;
    let procedures = procedures::furnish(world, boards.proposing, times).await;
    let about: [Subject; 4] =
        [boards.proposing.into(), initiatives.published.into(), tables.table.into(), meetings.coming.into()];
    let told = told::furnish(world, organisations[0], &about, times).await;
    let (batch, codes) = batches.swap_remove(0);
    let tokens = letters::furnish(world, initiatives.published).await;
    Furnished {
        boards,
        initiatives,
        voices,
        tables,
        meetings,
        procedures,
        offers,
        organisation: organisations[0],
        logo: logos[0],
        told,
        batch,
        code: codes[0].as_str().to_owned(),
        link,
        open_link: open_links.rows[0].id,
        tokens,
        mediator: world.staff("Mina", Role::Mediator, Some(world.town)).await,
        partner: world.staff("Paola", Role::Partner, None).await,
        other_officer: world.staff("Ottavio", Role::Officer, Some(world.elsewhere)).await,
        stranger: world.staff("Milo", Role::Moderator, Some(world.elsewhere)).await,
    }
}

/// The smallest picture: a PNG of one point.
pub fn point() -> Vec<u8> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    const POINT: &str =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    STANDARD.decode(POINT).unwrap()
}

fn association(world: &World, name: &str) -> organisations::Draft {
    organisations::Draft {
        name: Label::parse(name).unwrap(),
        kind: organisations::Kind::Association,
        constituency: Some("third_sector".to_owned()),
        territory: Some(world.town),
        role_in_project: None,
        description: "Accompagna chi arriva.".to_owned(),
        language: Language::ITALIAN,
        runts_number: None,
        website: None,
    }
}

impl Furnished {
    /// The text with each `{word}` of ours replaced by what it names; words that are not ours stay.
    pub fn fill(&self, world: &World, text: &str) -> String {
        let mut filled = text.to_owned();
        for (word, what) in self.words(world) {
            filled = filled.replace(&format!("{{{word}}}"), &what);
        }
        filled
    }

    fn words(&self, world: &World) -> BTreeMap<&'static str, String> {
        let Self { boards, initiatives, voices, meetings, tables, procedures, offers, .. } = self;
        BTreeMap::from([
            ("board", boards.proposing.to_string()),
            ("voting", boards.voting.to_string()),
            ("counted", boards.counted.to_string()),
            ("unopened", boards.unopened.to_string()),
            ("openable", boards.openable.to_string()),
            ("initiative", initiatives.published.to_string()),
            ("draft", initiatives.draft.to_string()),
            ("spare", initiatives.spare.to_string()),
            ("designed", initiatives.designed.to_string()),
            ("admitted", initiatives.admitted.to_string()),
            ("rejectable", initiatives.rejectable.to_string()),
            ("adopted", initiatives.adopted.to_string()),
            ("invitation", initiatives.invitation.clone()),
            ("exclusion", initiatives.exclusion.to_string()),
            ("waiting", initiatives.waiting.to_string()),
            ("version", initiatives.version.to_string()),
            ("milestone", initiatives.milestone.to_string()),
            ("comment", voices.comment.to_string()),
            ("pledge", voices.pledge.to_string()),
            ("case", voices.case.to_string()),
            ("decision", voices.decision.to_string()),
            ("appealed", voices.appealed.to_string()),
            ("table", tables.table.to_string()),
            ("seat", tables.seat.to_string()),
            ("vacant_seat", tables.vacant.to_string()),
            ("spare_seat", tables.spare.to_string()),
            ("mandate", tables.mandate.to_string()),
            ("convened", tables.convened.to_string()),
            ("cancellable", tables.cancellable.to_string()),
            ("openable_session", tables.openable.to_string()),
            ("sitting", tables.sitting.to_string()),
            ("closable", tables.closable.to_string()),
            ("unapproved", tables.unapproved.to_string()),
            ("item", tables.item.to_string()),
            ("removable", tables.removable.to_string()),
            ("point", tables.point.to_string()),
            ("resolution", tables.resolution.to_string()),
            ("decidable", tables.decidable.to_string()),
            ("passed", tables.passed.to_string()),
            ("commitment", tables.commitment.to_string()),
            ("droppable", tables.droppable.to_string()),
            ("meeting", meetings.coming.to_string()),
            ("meeting_number", meetings.coming_number.to_string()),
            ("meeting_date", meetings.coming_date.to_string()),
            ("registration", meetings.registration.to_string()),
            ("on_paper", meetings.on_paper.to_string()),
            ("leaving", meetings.leaving.clone()),
            ("spare_meeting", meetings.spare.to_string()),
            ("draft_meeting", meetings.draft.to_string()),
            ("doomed_meeting", meetings.doomed.to_string()),
            ("past_meeting", meetings.past.to_string()),
            ("past_number", meetings.past_number.to_string()),
            ("certificate", meetings.certificate.clone()),
            ("today", now().day().iso()),
            ("started", procedures.started.to_string()),
            ("procedure", procedures.open.to_string()),
            ("assessing", procedures.assessing.to_string()),
            ("documented", procedures.documented.to_string()),
            ("expression", procedures.expression.to_string()),
            ("withdrawable", procedures.withdrawable.to_string()),
            ("assessable", procedures.assessable.to_string()),
            ("offer", offers.offer.to_string()),
            ("other_offer", offers.other.to_string()),
            ("withdrawn_offer", offers.withdrawn.to_string()),
            ("note", offers.note.to_string()),
            ("request", offers.request.to_string()),
            ("taken_request", offers.taken_request.to_string()),
            ("organisation", self.organisation.to_string()),
            ("news", self.told.news.to_string()),
            ("untold", self.told.untold.to_string()),
            ("project", self.told.project.to_string()),
            ("logo", self.logo.to_string()),
            ("batch", self.batch.to_string()),
            ("code", self.code.clone()),
            ("link", self.link.clone()),
            ("open_link", self.open_link.to_string()),
            ("confirmation", self.tokens[0].clone()),
            ("stop", self.tokens[1].clone()),
            ("town", world.town.to_string()),
            ("province", world.province.to_string()),
            ("karima", world.karima.to_string()),
            ("piero", world.piero.to_string()),
            ("mediator", self.mediator.to_string()),
        ])
    }
}
