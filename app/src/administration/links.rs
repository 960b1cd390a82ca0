//! The links for staff that nobody has opened yet.

use domain::{base::Page, people::records::OpenLink};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, WithdrawLink};
use crate::{
    i18n::words,
    people::plain::PlainForm,
    reading::Reading,
    ui::{confirm::Confirm, form::Sending, pager::Pager, part::Part},
};

/// For whom each link is, what it gives, until when it is good, and the way to withdraw it.
#[component]
pub fn Links() -> impl IntoView {
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let links = Reading::new(move || api::ListLinks { after: after.get() });
    view! {
        <section class="section" aria-labelledby="links">
            <h2 id="links">{words().administration().links()}</h2>
            <Part
                data=links
                view=move |links| view! { <List links later=after.get_untracked().is_some()/> }.into_any()
            />
        </section>
    }
}

#[component]
fn List(links: Page<OpenLink>, later: bool) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let Page { rows, next } = links;
    if rows.is_empty() {
        return view! { <p class="soft">{texts.no_links()}</p> }.into_any();
    }
    view! {
        <table class="records">
            <thead>
                <tr>
                    <th scope="col">{words.people().email()}</th>
                    <th scope="col">{texts.role()}</th>
                    <th scope="col">{words.people().territory()}</th>
                    <th scope="col">{texts.link_made()}</th>
                    <th scope="col">{words.people().batch_until()}</th>
                    <th scope="col">{words.people().actions()}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(|link| view! { <Row link/> }).collect_view()}</tbody>
        </table>
        <Pager next later address=words.path("/administration/staff")/>
    }
    .into_any()
}

#[component]
fn Row(link: OpenLink) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let id = link.id.to_string();
    let withdraw = Sending::<WithdrawLink>::new().one_of("link", &id);
    let made = words.full_day(link.created_at.day());
    view! {
        <tr>
            <th scope="row">
                <bdi dir="ltr">{link.email}</bdi>
            </th>
            <td data-label=texts.role()>{words.choice("role", link.role.as_str())}</td>
            <td data-label=words.people().territory()>
                {link.territory.unwrap_or_else(|| words.people().everywhere().to_owned())}
            </td>
            <td data-label=texts.link_made()>{made} " " {link.invited_by.map(|name| view! { <bdi>{name}</bdi> })}</td>
            <td data-label=words.people().batch_until()>{words.day_and_time(link.expires_at)}</td>
            <td data-label=words.people().actions()>
                <Confirm
                    label=texts.withdraw_link()
                    help=texts.withdraw_link_help()
                    open=withdraw.came_back()
                >
                    <PlainForm sending=withdraw>
                        <input type="hidden" name="link" value=id/>
                        <div class="actions">
                            <button class="button danger">{texts.withdraw_link()}</button>
                        </div>
                    </PlainForm>
                </Confirm>
            </td>
        </tr>
    }
}
