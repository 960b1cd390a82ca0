//! Services in real databases.

mod gaps;
mod life;
mod lists;
mod mediators;
mod notes;
mod tables;

use super::{Draft, Written};
use crate::{
    base::{Ctx, Language, OfferId, OrganisationId, Refusal, Stop, text::Label},
    organisations,
    testing::World,
};

/// What a service of Perugia is usually written like.
pub(super) fn written(name: &str) -> Written {
    Written {
        name: name.into(),
        description: "Un posto dove si impara parlando, senza esami.".into(),
        language: "it".into(),
        theme: "language_courses".into(),
        territories: vec!["054039".into()],
        place: "054039".into(),
        languages: vec!["it".into()],
        cost: "free".into(),
        phone: "075 000 0000".into(),
        ..Written::default()
    }
}

/// An association of Perugia to which Sofia belongs.
pub(crate) async fn association(world: &World, name: &str) -> OrganisationId {
    let officer = world.ctx(world.officer).await;
    let draft = organisations::Draft {
        name: Label::parse(name).unwrap(),
        kind: organisations::Kind::Association,
        constituency: None,
        territory: Some(world.town),
        role_in_project: None,
        description: String::new(),
        language: Language::ITALIAN,
        runts_number: None,
        website: None,
    };
    let id = organisations::actions::create(&officer, &draft).await.unwrap();
    organisations::actions::add_member(&officer, id, world.sofia).await.unwrap();
    id
}

/// Describes a service; what is written is usual but for what `change` says.
pub(crate) async fn describe(
    ctx: &Ctx,
    organisation: OrganisationId,
    name: &str,
    change: impl FnOnce(&mut Written),
) -> OfferId {
    let mut written = written(name);
    change(&mut written);
    let draft = Draft::read(&written).unwrap();
    super::actions::create(ctx, organisation, &draft).await.unwrap()
}

pub(super) fn refusal<T: std::fmt::Debug>(answer: Result<T, Stop>) -> Refusal {
    match answer {
        Err(Stop::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}
