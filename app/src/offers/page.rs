//! One service, as a card that prints.

use domain::{
    base::{Actor, Direction},
    offers::Offer,
};
use leptos::prelude::*;

use super::{
    api::{self, Ask, BringBack, Confirm, Report, SettleNote, Shown, TakeBack, Withdraw},
    facts::{Spoken, Week},
    keeping::Keeping,
    mediator::Mediator,
    offer_in_address,
    pictogram::Pictogram,
    report::ReportForm,
};
use crate::{
    i18n::words,
    reading::Reading,
    tables::section::AtTheTable,
    ui::{form::Sending, frame::viewer, loaded::Loaded, prose::Prose, refused::NotFound, title::PageTitle},
};

/// What is sent from the page; it is read anew when something is done.
#[derive(Clone, Copy)]
struct Forms {
    ask: Sending<Ask>,
    take_back: Sending<TakeBack>,
    report: Sending<Report>,
    confirm: Sending<Confirm>,
    withdraw: Sending<Withdraw>,
    bring_back: Sending<BringBack>,
    settle_note: Sending<SettleNote>,
}

impl Forms {
    fn new() -> Self {
        Self {
            ask: Sending::new(),
            take_back: Sending::new(),
            report: Sending::new(),
            confirm: Sending::new(),
            withdraw: Sending::new(),
            bring_back: Sending::new(),
            settle_note: Sending::new(),
        }
    }

    fn version(self) -> impl Fn() -> usize + Send + Sync + 'static {
        let done = [
            self.ask.successes(),
            self.take_back.successes(),
            self.confirm.successes(),
            self.withdraw.successes(),
            self.bring_back.successes(),
            self.settle_note.successes(),
        ];
        move || done.iter().map(|done| done.get()).sum()
    }
}

/// The page of a service.
#[component]
pub fn OfferPage() -> impl IntoView {
    let offer = offer_in_address();
    move || match offer.get() {
        Some(id) => {
            let forms = Forms::new();
            let shown = Reading::anew(forms.version(), move || api::Find { offer: id.to_string() });
            view! { <Loaded data=shown view=move |shown| view! { <Page shown forms/> }.into_any()/> }
                .into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Page(shown: Shown, forms: Forms) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let offer = shown.offer.clone();
    let organisation = words.path(format!("/organisations/{}", offer.organisation));
    let gone =
        (!shown.is_public).then(|| view! { <div class="notice warn"><p>{texts.not_public()}</p></div> });
    let stale = shown.is_stale.then(|| view! { <div class="notice warn"><p>{texts.stale_long()}</p></div> });
    view! {
        <PageTitle page=offer.name.clone()/>
        <main id="main" class="wrap narrow offer-page" tabindex="-1">
            <div class="head">
                <p class="where">
                    <a href=words.path("/offers")>{texts.title()}</a>
                    <a href=words.path(format!("/offers?theme={}", offer.theme))>
                        <Pictogram theme=offer.theme/>
                        {words.choice("offer_theme", offer.theme.as_str())}
                    </a>
                </p>
                <h1 lang=offer.language.to_string() dir="auto">{offer.name.clone()}</h1>
                <p class="byline"><a href=organisation dir="auto">{offer.organisation_name.clone()}</a></p>
            </div>
            {gone}
            {stale}
            <Prose html=shown.description.clone() language=offer.language/>
            <Facts offer=offer.clone()/>
            <p class="small soft">
                {texts.confirmed_on()} " "
                <time datetime=offer.confirmed_at.rfc3339()>{words.full_day(offer.confirmed_at.day())}</time>
            </p>
            {shown.is_public.then(|| view! { <AtTheTable subject=offer.id/> })}
            {shown.is_public.then(|| view! { <ForReaders shown=shown.clone() forms/> })}
            {shown.is_kept.then(|| view! { <Keeping
                            shown=shown.clone()
                            confirm=forms.confirm
                            withdraw=forms.withdraw
                            bring_back=forms.bring_back
                            settle_note=forms.settle_note
                        /> })}
        </main>
    }
}

/// What a reader can do: ask for a mediator, say what is wrong.
#[component]
fn ForReaders(shown: Shown, forms: Forms) -> impl IntoView {
    let is_in = matches!(viewer(), Actor::Person(_));
    view! {
        <div class="deeds-of-readers no-print">
            <Mediator
                offer=shown.offer.id
                mediating=shown.mediating
                request=shown.request
                is_in
                ask=forms.ask
                take_back=forms.take_back
            />
            <ReportForm offer=shown.offer.id is_in report=forms.report/>
        </div>
    }
}

/// The schema as a list of facts; what was not written is left out.
#[component]
fn Facts(offer: Offer) -> impl IntoView {
    let words = words();
    let texts = words.offers();
    let (tag, language) = (offer.language.to_string(), offer.language);
    let own = move |text: String| {
        let direction = if language.direction() == Direction::Rtl { "rtl" } else { "auto" };
        view! { <p lang=tag.clone() dir=direction>{text}</p> }
    };
    let place = offer.place.map(|place| place.name);
    let where_it_is = (place.is_some() || offer.address.is_some()).then(|| {
        view! {
            {offer.address.map(|address| view! { <p dir="auto">{address}</p> })}
            {place.map(|place| view! { <p>{place}</p> })}
        }
    });
    let remote = offer.remote.then(|| view! { <p>{texts.also_remote()}</p> });
    let hours = !offer.hours.slots().is_empty();
    let when = (hours || offer.schedule.is_some()).then(|| {
        view! {
            <Week hours=offer.hours/>
            {offer.schedule.map(own.clone())}
        }
    });
    let cost = view! {
        <p>{words.choice("cost", offer.cost.as_str())}</p>
        {offer.fees.map(own.clone())}
    };
    let access = (offer.step_free || offer.accessibility.is_some()).then(|| {
        view! {
            {offer.step_free.then(|| view! { <p>{texts.step_free()}</p> })}
            {offer.accessibility.map(own.clone())}
        }
    });
    let served = offer.territories.into_iter().map(|territory| {
        format!("{} ({})", territory.name, words.choice("territory", territory.kind.as_str()))
    });
    let served = served.collect::<Vec<_>>().join(", ");
    let mut contact = Vec::new();
    if let Some(phone) = offer.phone {
        let digits: String = phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
        contact.push(view! { <a href=format!("tel:{digits}") dir="ltr">{phone}</a> }.into_any());
    }
    if let Some(email) = offer.email {
        contact.push(view! { <a href=format!("mailto:{email}") dir="ltr">{email.clone()}</a> }.into_any());
    }
    if let Some(website) = offer.website {
        contact.push(
            view! { <a href=website.clone() dir="ltr" rel="noopener noreferrer nofollow">{website.clone()}</a> }
                .into_any(),
        );
    }
    let contact = (!contact.is_empty())
        .then(|| contact.into_iter().map(|way| view! { <p>{way}</p> }).collect_view().into_any());
    let until = offer.valid_until.map(|day| view! { <p>{words.full_day(day)}</p> }.into_any());
    let facts: Vec<(&'static str, Option<AnyView>)> = vec![
        (texts.where_it_is(), where_it_is.map(IntoAny::into_any)),
        (texts.when(), when.map(IntoAny::into_any)),
        (texts.contact(), contact),
        (texts.remote(), remote.map(IntoAny::into_any)),
        (texts.languages(), Some(view! { <p><Spoken languages=offer.languages/></p> }.into_any())),
        (texts.cost(), Some(cost.into_any())),
        (texts.audience(), offer.audience.map(|text| own(text).into_any())),
        (texts.children(), offer.children.then(|| view! { <p>{texts.children_welcome()}</p> }.into_any())),
        (texts.mediators(), offer.mediators.then(|| view! { <p>{texts.mediators_come()}</p> }.into_any())),
        (texts.directions(), offer.directions.map(|text| own(text).into_any())),
        (texts.accessibility(), access.map(IntoAny::into_any)),
        (
            texts.places(),
            offer.places.map(|places| view! { <p>{words.number(places.into())}</p> }.into_any()),
        ),
        (texts.valid_until(), until),
        (texts.territories(), Some(view! { <p>{served}</p> }.into_any())),
    ];
    let fact = |(name, value): (&'static str, Option<AnyView>)| {
        value.map(|value| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
    };
    view! { <dl class="facts sheet">{facts.into_iter().map(fact).collect_view()}</dl> }
}
