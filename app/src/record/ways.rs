//! The ways to recount without this page, and the name by which everybody knows that it is the same vote.

use domain::{base::BoardId, record::Summary};
use leptos::prelude::*;

use crate::i18n::words;

/// The archive as a file, and the programs that check it.
#[component]
pub fn Ways(record: Summary, size: String) -> impl IntoView {
    let texts = words().record();
    let Summary { board, election, .. } = record;
    let file = format!("tavolata-{board}.jsonl");
    let command = |program: &str| format!("{program} {file} --election {election}");
    let python = command("python3 verify.py");
    let own = command("tavolata verify");
    let receipt = format!("{own} --receipt FILE");
    view! {
        <section class="section" aria-labelledby="ways">
            <h2 id="ways">{texts.ways_title()}</h2>
            <p>
                <a href=archive(board) rel="external" download=file>{texts.ways_archive(size)}</a>
            </p>
            <p>
                {texts.ways_script()} " "
                <a href="/record/verify.py" rel="external" download="verify.py">{texts.ways_script_link()}</a>
            </p>
            <pre class="command" dir="ltr"><code>{python}</code></pre>
            <p>{texts.ways_command()}</p>
            <pre class="command" dir="ltr"><code>{own}</code></pre>
            <p>{texts.ways_receipt()}</p>
            <pre class="command" dir="ltr"><code>{receipt}</code></pre>
        </section>
    }
}

/// Where the archive of a board lies.
pub fn archive(board: BoardId) -> String {
    format!("/record/{board}/archive")
}

/// The name of the vote, to be compared with the printed one, and what stands behind it.
#[component]
pub fn Name(record: Summary) -> impl IntoView {
    let texts = words().record();
    let part = |part: &str| format!("/record/{}/{part}", record.board);
    view! {
        <section class="section" aria-labelledby="name">
            <h2 id="name">{texts.name_title()}</h2>
            <p class="code-shown election" dir="ltr">{record.election.clone()}</p>
            <p>{texts.name_text()}</p>
            <ul>
                <li>
                    <a href=part("manifest") rel="external">{texts.see_manifest()}</a>
                </li>
                <li>
                    <a href=part("checkpoint") rel="external">{texts.see_checkpoint()}</a>
                </li>
            </ul>
        </section>
    }
}
