//! The list of accounts.

use domain::{
    base::Page,
    people::records::{Account, HeldRole},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{api, tabs::Tabs};
use crate::{
    i18n::{Words, words},
    reading::Reading,
    ui::{loaded::Loaded, pager::Pager, title::PageTitle},
};

/// The page with all accounts and their search.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| (query.read().get("q").unwrap_or_default(), query.read().get("after")));
    let found = Reading::new(move || {
        let (text, after) = asked.get();
        api::ListAccounts { text, after }
    });
    view! {
        <Loaded
            data=found
            view=move |page| {
                let (text, after) = asked.get_untracked();
                view! { <Accounts page text later=after.is_some()/> }.into_any()
            }
        />
    }
}

#[component]
fn Accounts(page: Page<Account>, text: String, later: bool) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let mut address = words.path("/administration/people");
    if !text.is_empty() {
        address = format!("{address}?q={}", encode(&text));
    }
    let none = page.rows.is_empty();
    view! {
        <PageTitle page=texts.people()/>
        <main id="main" class="wrap" tabindex="-1">
            <Tabs here="/administration/people"/>
            <div class="head">
                <h1>{texts.people()}</h1>
            </div>
            <form class="filter" method="get" role="search">
                <div class="find">
                    <label class="hidden" for="q">{texts.search_people()}</label>
                    <input id="q" type="search" name="q" value=text placeholder=texts.search_people()/>
                    <button class="button">{words.common().search()}</button>
                </div>
            </form>
            {if none {
                view! { <p class="soft">{texts.nobody()}</p> }.into_any()
            } else {
                view! { <Table accounts=page.rows/> }.into_any()
            }}
            <Pager next=page.next later address/>
        </main>
    }
}

#[component]
fn Table(accounts: Vec<Account>) -> impl IntoView {
    let words = words();
    let texts = words.administration();
    let row = move |account: Account| {
        view! {
            <tr>
                <th scope="row">
                    <a href=words.path(format!("/administration/people/{}", account.id))>
                        <bdi>{account.pseudonym}</bdi>
                    </a>
                </th>
                <td data-label=words.people().email()>
                    {account.email.map(|email| view! { <bdi dir="ltr">{email}</bdi> })}
                </td>
                <td data-label=texts.roles()>
                    {(!account.roles.is_empty()).then(|| roles_in_words(words, &account.roles))}
                </td>
                <td data-label=texts.since()>{words.full_day(account.created_at.day())}</td>
                <td data-label=texts.state()>
                    {account.suspended_at.map(|_| view! { <span class="tag error">{texts.suspended()}</span> })}
                </td>
            </tr>
        }
    };
    view! {
        <table class="records">
            <thead>
                <tr>
                    <th scope="col">{texts.name()}</th>
                    <th scope="col">{words.people().email()}</th>
                    <th scope="col">{texts.roles()}</th>
                    <th scope="col">{texts.since()}</th>
                    <th scope="col">{texts.state()}</th>
                </tr>
            </thead>
            <tbody>{accounts.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// A role and where it holds.
pub fn role_in_words(words: Words, held: &HeldRole) -> String {
    let place = held.territory.as_ref().map_or(words.people().everywhere(), |(_, name)| name);
    format!("{} ({place})", words.choice("role", held.role.as_str()))
}

fn roles_in_words(words: Words, held: &[HeldRole]) -> String {
    let roles: Vec<String> = held.iter().map(|held| role_in_words(words, held)).collect();
    roles.join(", ")
}

/// A text as it stands in an address.
fn encode(text: &str) -> String {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if safe(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
