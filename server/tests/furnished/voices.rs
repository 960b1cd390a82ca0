//! What people say about the published initiative, and what the moderators decide about it.

use domain::{
    base::{CaseId, CommentId, Ctx, DecisionId, Language, PledgeId, Subject, text::Message},
    comments,
    desk::{
        self,
        actions::{Wish, decide, report},
    },
    follows,
    initiatives::voices::{comment, pledge, take_stance},
    moderation::{self, Reason, Verdict},
    people::Capacity,
    pledges,
    stances::Stance,
    testing::World,
};

use super::{Boards, Initiatives};
use crate::visitors::now;

/// Comments, offers of help, and what became of them.
pub struct Voices {
    /// Karima's comment, which everybody reads.
    pub comment: CommentId,
    /// Karima's offer, which everybody reads.
    pub pledge: PledgeId,
    /// A reported comment of Karima, about which nobody has decided.
    pub case: CaseId,
    /// The decision that hid a comment of Karima, not appealed.
    pub decision: DecisionId,
    /// The decision that hid another comment of Karima, appealed.
    pub appealed: DecisionId,
}

/// The voices.
pub(super) async fn furnish(
    world: &World,
    boards: &Boards,
    initiatives: &Initiatives,
    times: usize,
) -> Voices {
    let karima = world.ctx_at(world.karima, now()).await;
    let piero = world.ctx_at(world.piero, now()).await;
    let id = initiatives.published;
    let mut rounds = Vec::new();
    for round in 0..times {
        for speaker in [&karima, &piero] {
            let first = speak(speaker, initiatives, None, "Serve anche l'ombra.").await;
            speak(speaker, initiatives, Some(first), "Ci sono già due tigli.").await;
            offer(speaker, initiatives).await;
        }
        let crowd = world.person(&format!("Vicina {round}"), Some("local_community")).await;
        let crowd = world.ctx_at(crowd, now()).await;
        for person in [&crowd, &piero] {
            take_stance(person, id, Some(Stance::Support), Capacity::Personal).await.unwrap();
        }
        for subject in [Subject::from(id), boards.proposing.into(), initiatives.spare.into()] {
            follows::actions::follow(&karima, subject).await.unwrap();
        }
        let (decision, appealed) =
            (hidden(world, &karima, initiatives).await, hidden(world, &karima, initiatives).await);
        let text = Message::parse("Non offende nessuno.").unwrap();
        moderation::actions::appeal(&karima, appealed, &text, Language::ITALIAN).await.unwrap();
        rounds.push(Voices {
            comment: speak(&karima, initiatives, None, "Porto i semi.").await,
            pledge: offer(&karima, initiatives).await,
            case: reported(world, &karima, initiatives).await.1,
            decision,
            appealed,
        });
    }
    rounds.swap_remove(0)
}

async fn speak(ctx: &Ctx, initiatives: &Initiatives, parent: Option<CommentId>, text: &str) -> CommentId {
    let draft = comments::Draft {
        parent,
        text: Message::parse(text).unwrap(),
        language: Some(Language::ITALIAN),
        capacity: Capacity::Personal,
    };
    comment(ctx, initiatives.published, &draft).await.unwrap().0
}

async fn offer(ctx: &Ctx, initiatives: &Initiatives) -> PledgeId {
    let draft = pledges::Draft {
        kind: pledges::Kind::Time,
        text: pledges::Offer::parse("Due ore il sabato.").unwrap(),
        language: Some(Language::ITALIAN),
        capacity: Capacity::Personal,
    };
    pledge(ctx, initiatives.published, &draft).await.unwrap().0
}

/// A comment that Piero has reported, and its case.
async fn reported(world: &World, speaker: &Ctx, initiatives: &Initiatives) -> (CommentId, CaseId) {
    let id = speak(speaker, initiatives, None, "Che sciocchezza.").await;
    let piero = world.ctx_at(world.piero, now()).await;
    report(&piero, id.into(), Reason::Insult, None).await.unwrap();
    let moderator = world.ctx_at(world.moderator, now()).await;
    let queue = desk::queries::list_queue(&moderator, None, None).await.unwrap();
    let case = queue.rows.iter().find(|case| case.subject == id.into()).unwrap();
    (id, case.id)
}

/// A comment that a moderator has hidden, by its decision.
async fn hidden(world: &World, speaker: &Ctx, initiatives: &Initiatives) -> DecisionId {
    let (id, case) = reported(world, speaker, initiatives).await;
    let moderator = world.ctx_at(world.moderator, now()).await;
    let wish = Wish { verdict: Verdict::Hide, reason: Some(Reason::Insult), message: None };
    decide(&moderator, &[case], &wish).await.unwrap();
    moderation::queries::find_latest(world.db.reader(), id.into()).await.unwrap().unwrap().0.id
}
