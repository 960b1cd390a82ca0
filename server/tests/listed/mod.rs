//! Every door of the house: each server function, who may use it, and how it is asked.
#![allow(dead_code, reason = "each story needs another part")]

pub mod pages;

/// A server function.
pub struct Door {
    /// Its address.
    pub path: &'static str,
    /// The word of the deed that `domain/src/base/permission.rs` decides, or who needs no permission.
    pub who: &'static str,
    /// A form that it understands. Words in braces are things of the furnished house; `{name}`, `{line}`, `{long}`,
    /// `{email}` and `{web}` are what people type.
    pub fields: &'static str,
}

/// Reading what everybody may read.
pub const READ: &str = "anybody reads";
/// Coming in and leaving.
pub const ENTER: &str = "anybody comes in or leaves";
/// What a person does with her own account and nobody else's.
pub const OWN: &str = "a person, for herself";
/// What a signed link lets whoever has it do.
pub const SIGNED: &str = "whoever has the signed link";
/// What was made a moment ago and is shown once: it lies in the session of whoever made it.
pub const HELD: &str = "whoever made it, once";
/// What belongs to a thing of which its own slice says who keeps it.
pub const KEEPER: &str = "whoever keeps what it belongs to";

const fn door(path: &'static str, who: &'static str, fields: &'static str) -> Door {
    Door { path, who, fields }
}

/// The fields of an initiative.
macro_rules! text {
    ($($before:literal)?) => {
        concat!($($before, "&",)? "title={line}&body={long}&language=it&theme=environment&place={line}&cost=100")
    };
}

/// The fields of a board.
macro_rules! sheet {
    ($($before:literal)?) => {
        concat!(
            $($before, "&",)?
            "sheet[territory]={town}&sheet[theme]=culture&sheet[language]=it&sheet[question_it]={line}",
            "&sheet[description_it]={long}&sheet[question_en]={line}&sheet[description_en]={long}",
            "&sheet[question_ar]={line}&sheet[description_ar]={long}",
            "&sheet[moderation]=after&sheet[answer_days]=30&sheet[proposing]=2026-01-01&sheet[co_design]=2099-02-01",
            "&sheet[decided]=2099-03-01&sheet[follow_up]=2099-04-01&sheet[closes]=2099-05-01",
            "&sheet[constituencies][0]=third_sector&sheet[constituencies][1]=third_country_citizens",
        )
    };
}

/// The fields of a piece of news.
macro_rules! news {
    ($($before:literal)?) => {
        concat!(
            $($before, "&",)?
            "typed[organisation]={organisation}&typed[territory]={town}&typed[theme]=culture&typed[language]=it",
            "&typed[title]={line}&typed[summary]={line}&typed[body]={long}&typed[tags]=orto, scuola",
            "&typed[links]=/it/boards/{board}&typed[moderation]=after",
        )
    };
}

/// The fields of a project.
macro_rules! project {
    ($($before:literal)?) => {
        concat!(
            $($before, "&",)?
            "typed[language]=it&typed[name]={line}&typed[summary]={line}&typed[objectives]={long}",
            "&typed[programme]={line}&typed[starts_on]=2026-01-01&typed[ends_on]=2026-12-31&typed[budget]=100",
            "&typed[website]={web}",
        )
    };
}

/// The fields of an organisation.
macro_rules! organisation {
    ($($before:literal)?) => {
        concat!(
            $($before, "&",)?
            "typed[name]={line}&typed[kind]=association&typed[constituency]=third_sector&typed[territory]={town}",
            "&typed[role_in_project]={line}&typed[description]={long}&typed[language]=it",
            "&typed[runts_number]={line}&typed[website]={web}",
        )
    };
}

/// The fields of a meeting.
macro_rules! meeting {
    ($($before:literal)?) => {
        concat!(
            $($before, "&",)?
            "written[kind]=laboratory&written[title]={line}&written[description]={long}&written[language]=it",
            "&written[theme]=culture&written[territory]={town}&written[place]={line}&written[address]={line}",
            "&written[link]={web}&written[days][0]=2099-05-01&written[from][0]=09:30&written[to][0]=11:30",
            "&written[tongues][0]=ar&written[helps][0]=interpreter_asked&written[entry]=open&written[capacity]=20",
            "&written[companions]=2",
        )
    };
}

/// The fields of an act.
macro_rules! act {
    ($before:literal) => {
        concat!(
            $before,
            "&act[number]={line}&act[on]={today}&act[title]={line}&act[text]={long}&act[link]={web}",
            "&act[deadline_on]=2099-01-01&act[deadline_at]=12:00&act[criteria]={line}",
        )
    };
}

/// The fields of an expression of interest.
macro_rules! interest {
    ($before:literal) => {
        concat!(
            $before,
            "&interest[name]={line}&interest[text]={long}&interest[language]=it&interest[contact]={line}",
        )
    };
}

/// The fields of a service.
macro_rules! service {
    ($($before:literal)?) => {
        concat!(
            $($before, "&",)?
            "typed[name]={line}&typed[description]={long}&typed[theme]=culture&typed[territories][0]={town}",
            "&typed[languages][0]=it&typed[cost]=free&typed[email]={email}&typed[monday]=9-12",
        )
    };
}

/// Every server function; a new one without a row fails.
pub const DOORS: &[Door] = &[
    door("/api/administration/find_account", "keep_people", "person={piero}"),
    door("/api/administration/find_draft", "prepare_board", "board={unopened}"),
    door("/api/administration/find_sheet", "prepare_board", "board={unopened}"),
    door("/api/administration/give_role", "keep_people", "person={piero}&role=mediator&territory={town}"),
    door("/api/administration/invite_staff", "invite_staff", "email={email}&role=mediator&territory={town}"),
    door("/api/administration/list_accounts", "keep_people", "text={line}"),
    door("/api/administration/list_boards", "prepare_board", ""),
    door("/api/administration/list_links", "invite_staff", ""),
    door("/api/administration/list_places", OWN, "deed=prepare_board"),
    door("/api/administration/open_board", "open_board", "board={openable}"),
    door("/api/administration/renew_password", "keep_people", "person={mediator}"),
    door("/api/administration/restore", "keep_people", "person={piero}"),
    door("/api/administration/suspend", "keep_people", "person={piero}"),
    door("/api/administration/take_link", HELD, ""),
    door("/api/administration/take_role", "keep_people", "person={mediator}&role=mediator&territory={town}"),
    door("/api/administration/withdraw_link", "invite_staff", "link={open_link}"),
    door("/api/administration/write_board", "prepare_board", sheet!("board={unopened}")),
    door("/api/answers/adopt", "answer", "initiative={admitted}"),
    door(
        "/api/answers/answer",
        "answer",
        "initiative={initiative}&outcome=accepted&reasons={long}&office={line}&cost=100&language=it",
    ),
    door("/api/answers/find", READ, "initiative={initiative}"),
    door("/api/answers/find_task", "answer", "initiative={initiative}"),
    door("/api/answers/list_waiting", "answer", "errand=answer"),
    door("/api/answers/not_adopt", "answer", "initiative={rejectable}&reasons={long}"),
    door("/api/attachments/list_kept", KEEPER, "subject[kind]=organisation&subject[id]={organisation}"),
    door("/api/attachments/remove", KEEPER, "file={logo}"),
    door("/api/ballots/cast", "vote", "board={voting}&choices[0]=1"),
    door("/api/ballots/check_cost", "prepare_ballot", "initiative={initiative}&cost=100"),
    door(
        "/api/ballots/exclude",
        "prepare_ballot",
        "board={board}&initiatives[0]={initiative}&initiatives[1]={designed}",
    ),
    door("/api/ballots/find_own", "vote", "board={voting}"),
    door("/api/ballots/paper", READ, "board={voting}"),
    door("/api/ballots/preparation", "prepare_ballot", "board={board}"),
    door("/api/ballots/rehearse", "prepare_ballot", "board={board}&source=example"),
    door("/api/ballots/result", READ, "board={counted}"),
    door("/api/ballots/rulebook", READ, "board={voting}"),
    door("/api/ballots/stop_excluding", "prepare_ballot", "board={board}&exclusion={exclusion}"),
    door("/api/ballots/withdraw", "vote", "board={voting}"),
    door("/api/boards/find", READ, "board={board}"),
    door("/api/boards/list", READ, ""),
    door("/api/comments/list", READ, "subject[kind]=initiative&subject[id]={initiative}"),
    door("/api/comments/withdraw", "comment", "comment={comment}"),
    door("/api/comments/write", "comment", "kind=initiative&id={initiative}&text={long}&language=it"),
    door("/api/follows/find", READ, "subject[kind]=initiative&subject[id]={initiative}"),
    door("/api/follows/follow", "follow", "kind=initiative&id={initiative}&following=true"),
    door("/api/follows/list_news", "follow", ""),
    door("/api/follows/list_shelf", "follow", "shelf=comments"),
    door(
        "/api/messages/choose",
        OWN,
        "occasions[0]=answer&paces[0]=daily&occasions[1]=comment&paces[1]=never",
    ),
    door("/api/messages/confirm", SIGNED, "token={confirmation}"),
    door("/api/messages/find_stop", READ, "token={stop}"),
    door("/api/messages/find_wishes", OWN, ""),
    door("/api/messages/forget_address", OWN, ""),
    door("/api/messages/leave_address", OWN, "email={email}&language=ar"),
    door("/api/messages/stop", SIGNED, "token={stop}&all=false"),
    door("/api/initiatives/admit", "assess", "initiative={designed}"),
    door("/api/initiatives/answer_invitation", "propose", "code={invitation}&consent=given"),
    door("/api/initiatives/ask_co_author", "propose", "initiative={initiative}"),
    door("/api/initiatives/authors", READ, "initiative={initiative}"),
    door("/api/initiatives/begin_co_design", "assess", "initiative={spare}"),
    door("/api/initiatives/change_draft", "propose", text!("initiative={draft}")),
    door("/api/initiatives/estimate_cost", "assess", "initiative={initiative}&cost=100"),
    door("/api/initiatives/find", READ, "initiative={initiative}"),
    door("/api/initiatives/find_pending", "propose", "initiative={waiting}"),
    door("/api/initiatives/give_up", "propose", "version={version}"),
    door("/api/initiatives/history", READ, "initiative={initiative}"),
    door("/api/initiatives/invitation", READ, "code={invitation}"),
    door("/api/initiatives/leave", "propose", "initiative={initiative}"),
    door("/api/initiatives/list", READ, "board={board}&filter[search]={line}&sort=newest"),
    door("/api/initiatives/merge_into", "assess", "initiative={designed}&into={initiative}"),
    door("/api/initiatives/not_admit", "assess", "initiative={designed}&reasons={long}"),
    door("/api/initiatives/open", "propose", "initiative={initiative}"),
    door("/api/initiatives/prepare", "propose", "board={board}"),
    door("/api/initiatives/put_on_ballot", "assess", "initiative={admitted}"),
    door("/api/initiatives/revise", "propose", text!("initiative={initiative}&revision=2&note={line}")),
    door("/api/initiatives/similar", READ, "board={board}&text={line}"),
    door("/api/initiatives/submit", "propose", "initiative={draft}"),
    door("/api/initiatives/withdraw", "propose", "initiative={spare}"),
    door("/api/initiatives/write", "propose", text!("board={board}")),
    door("/api/insights/find", READ, "scope=boards/{board}"),
    door("/api/meetings/accept", "attend_meetings", "meeting={meeting}"),
    door("/api/meetings/add_person", "keep_meetings", "meeting={meeting}&label={line}&needed[language]=ar"),
    door("/api/meetings/answer", "attend_meetings", "meeting={past_meeting}&useful=yes"),
    door("/api/meetings/approve", "keep_meetings", "registration={registration}"),
    door("/api/meetings/cancel", "keep_meetings", "meeting={doomed_meeting}&reason={long}"),
    door("/api/meetings/certify", "attend_meetings", "meeting={past_meeting}"),
    door("/api/meetings/certify_for", "keep_meetings", "registration={on_paper}"),
    door("/api/meetings/confirm", "keep_meetings", "registration={registration}"),
    door("/api/meetings/decline", "keep_meetings", "registration={registration}"),
    door("/api/meetings/discard", "keep_meetings", "meeting={draft_meeting}"),
    door("/api/meetings/enter_code", "attend_meetings", "code=34679W"),
    door("/api/meetings/find", READ, "number={meeting_number}"),
    door("/api/meetings/find_certificate", READ, "code={certificate}"),
    door("/api/meetings/find_form", "keep_meetings", "number={meeting_number}"),
    door("/api/meetings/find_kept", "keep_meetings", "number={meeting_number}"),
    door("/api/meetings/find_leaving", SIGNED, "link={leaving}"),
    door("/api/meetings/find_origin", READ, "initiative={initiative}"),
    door("/api/meetings/find_roll", "keep_meetings", "number={meeting_number}"),
    door("/api/meetings/find_room", "keep_meetings", "number={meeting_number}&date={meeting_date}"),
    door("/api/meetings/forget_origin", "keep_meetings", "meeting={past_meeting}&initiative={initiative}"),
    door("/api/meetings/leave", "attend_meetings", "meeting={meeting}"),
    door("/api/meetings/leave_by_link", SIGNED, "link={leaving}"),
    door("/api/meetings/list", READ, "kind=laboratory"),
    door("/api/meetings/list_by_place", READ, ""),
    door("/api/meetings/list_kept", OWN, ""),
    door("/api/meetings/list_mine", OWN, ""),
    door("/api/meetings/list_month", READ, "month=2026-11"),
    door("/api/meetings/name_origin", "keep_meetings", "meeting={past_meeting}&initiative={initiative}"),
    door("/api/meetings/note_presence", "keep_meetings", "date={meeting_date}&listed[0]={registration}"),
    door("/api/meetings/open_calendar", "attend_meetings", ""),
    door("/api/meetings/publish", "keep_meetings", "meeting={meeting}"),
    door("/api/meetings/register", "attend_meetings", "meeting={spare_meeting}&needed[note]={line}"),
    door("/api/meetings/remove_person", "keep_meetings", "registration={registration}"),
    door("/api/meetings/revoke_calendar", OWN, ""),
    door("/api/meetings/write", "keep_meetings", meeting!("meeting={meeting}")),
    door("/api/meetings/write_outcome", "keep_meetings", "meeting={past_meeting}&text={long}&language=it"),
    door("/api/meetings/write_programme", "keep_meetings", "meeting={meeting}&programme={line}&publish=true"),
    door(
        "/api/milestones/add",
        "report_progress",
        "initiative={adopted}&day=2027-01-01&title={line}&text={long}&language=it",
    ),
    door("/api/milestones/advance", "report_progress", "initiative={adopted}&to=stopped&reasons={long}"),
    door(
        "/api/milestones/change",
        "report_progress",
        "milestone={milestone}&day=2027-01-01&title={line}&text={long}&language=it",
    ),
    door("/api/milestones/find_report", "report_progress", "initiative={adopted}"),
    door("/api/milestones/list", READ, "initiative={adopted}"),
    door("/api/moderation/appeal", "appeal", "decision={decision}&text={long}&language=it"),
    door(
        "/api/moderation/decide",
        "moderate",
        "cases[0]={case}&verdict=hide&reason=insult&message={long}&language=it",
    ),
    door("/api/moderation/find_note", READ, "subject[kind]=initiative&subject[id]={initiative}"),
    door("/api/moderation/find_reportable", "report", "subject[kind]=comment&subject[id]={comment}"),
    door("/api/moderation/list_about_me", "appeal", ""),
    door("/api/moderation/list_appeals", "moderate", ""),
    door("/api/moderation/list_queue", "moderate", ""),
    door("/api/moderation/read_log", READ, "board={board}"),
    door("/api/moderation/report", "report", "kind=comment&id={comment}&reason=insult&note={long}"),
    door("/api/moderation/rule", "moderate", "decision={appealed}&outcome=upheld&reasons={long}&language=it"),
    door("/api/news/find", READ, "news={news}"),
    door("/api/news/find_kept", KEEPER, "news={news}"),
    door("/api/news/list", READ, "asked[theme]=culture"),
    door("/api/news/list_kept", KEEPER, ""),
    door("/api/news/list_latest", READ, "asked[organisation]={organisation}"),
    door("/api/news/publish", KEEPER, "news={untold}"),
    door("/api/news/withdraw", KEEPER, "news={untold}"),
    door("/api/news/write", KEEPER, news!("news={untold}")),
    door("/api/offers/ask", "ask_mediator", "offer={other_offer}&language=ar&text={line}"),
    door("/api/offers/bring_back", "offer", "offer={withdrawn_offer}"),
    door("/api/offers/confirm", "offer", "offer={offer}"),
    door("/api/offers/find", READ, "offer={offer}"),
    door("/api/offers/find_kept", "offer", "offer={offer}"),
    door("/api/offers/gaps", READ, "province={province}"),
    door("/api/offers/give_back", "represent", "request={taken_request}"),
    door("/api/offers/import", "offer", "table=name"),
    door("/api/offers/list", READ, "filter[search]={line}"),
    door("/api/offers/list_kept", "offer", ""),
    door("/api/offers/list_of", READ, "organisation={organisation}"),
    door("/api/offers/list_requests", OWN, ""),
    door("/api/offers/report", "report", "offer={offer}&flaw=hours&note={long}"),
    door("/api/offers/settle", "represent", "request={taken_request}"),
    door("/api/offers/settle_note", "offer", "note={note}"),
    door("/api/offers/take", "represent", "request={request}&organisation={organisation}&reply={long}"),
    door("/api/offers/take_back", "ask_mediator", "request={request}"),
    door("/api/offers/take_report", HELD, ""),
    door("/api/offers/withdraw", "offer", "offer={offer}&reason={long}"),
    door("/api/offers/write", "offer", service!("organisation={organisation}")),
    door("/api/organisations/add_member", "keep_organisations", "organisation={organisation}&person={piero}"),
    door("/api/organisations/find", READ, "organisation={organisation}"),
    door("/api/organisations/find_kept", "keep_organisations", "organisation={organisation}"),
    door(
        "/api/organisations/invite_member",
        "keep_organisations",
        "organisation={organisation}&email={email}",
    ),
    door("/api/organisations/list", READ, ""),
    door("/api/organisations/list_kept", "keep_organisations", ""),
    door(
        "/api/organisations/remove_member",
        "keep_organisations",
        "organisation={organisation}&person={karima}",
    ),
    door("/api/organisations/write", "keep_organisations", organisation!("organisation={organisation}")),
    door("/api/owners/list_ties", READ, "subject[kind]=board&subject[id]={board}"),
    door("/api/people/accept", ENTER, "token={link}&pseudonym={name}&password=una lunga tavolata"),
    door("/api/people/accept_as_myself", OWN, "token={link}"),
    door("/api/people/change_account", OWN, "pseudonym={name}&language=it&constituency=third_sector"),
    door("/api/people/enter", ENTER, "code={code}"),
    door("/api/people/find_own", OWN, ""),
    door("/api/people/join", ENTER, "code={code}&pseudonym={name}&language=it&rules=on"),
    door("/api/people/list_batches", "issue_invitations", ""),
    door("/api/people/look_at_invitation", ENTER, "code={code}"),
    door("/api/people/look_at_link", ENTER, "token={link}"),
    door(
        "/api/people/make_batch",
        "issue_invitations",
        "label={line}&territory={town}&size=2&days=30&language=it",
    ),
    door("/api/people/renew_card", OWN, ""),
    door("/api/people/revoke_batch", "issue_invitations", "batch={batch}"),
    door("/api/people/sign_in", ENTER, "email={email}&password=una lunga tavolata"),
    door("/api/people/sign_out", ENTER, ""),
    door("/api/people/sign_out_everywhere", OWN, ""),
    door("/api/people/take_card", HELD, ""),
    door("/api/people/take_cards", HELD, ""),
    door("/api/pledges/list", READ, "initiative={initiative}"),
    door("/api/pledges/offer", "pledge", "initiative={initiative}&kind=time&text={long}&language=it"),
    door("/api/pledges/withdraw", "pledge", "pledge={pledge}"),
    door(
        "/api/procedures/assess",
        "keep_procedure",
        "expression={assessable}&outcome=not_admitted&criterion=0&reasons={long}",
    ),
    door(
        "/api/procedures/change_expression",
        "express_interest",
        interest!("expression={expression}&interest[party]=group"),
    ),
    door(
        "/api/procedures/express",
        "express_interest",
        interest!("procedure={procedure}&interest[party]=person"),
    ),
    door("/api/procedures/find", READ, "procedure={procedure}"),
    door("/api/procedures/find_act", READ, "procedure={procedure}&act=2"),
    door("/api/procedures/find_desk", "keep_procedure", "procedure={assessing}"),
    door("/api/procedures/find_path", READ, "procedure={procedure}"),
    door("/api/procedures/find_place", "keep_procedure", "subject[kind]=board&subject[id]={board}"),
    door("/api/procedures/list", READ, ""),
    door("/api/procedures/list_beside", READ, "subject[kind]=board&subject[id]={board}"),
    door("/api/procedures/list_kept", "keep_procedure", ""),
    door("/api/procedures/list_own", OWN, ""),
    door(
        "/api/procedures/start",
        "keep_procedure",
        act!("kind=board&id={board}&name={line}&office={line}&basis=co_design&language=it"),
    ),
    door("/api/procedures/take", "keep_procedure", act!("procedure={started}&seen=1&kind=notice")),
    door("/api/procedures/withdraw_expression", "express_interest", "expression={withdrawable}"),
    door(
        "/api/projects/add_partner",
        "keep_projects",
        "project={project}&organisation={organisation}&part=partner&task={line}",
    ),
    door("/api/projects/add_territory", "keep_projects", "project={project}&territory={town}"),
    door("/api/projects/find", READ, "project={project}"),
    door("/api/projects/find_kept", "keep_projects", "project={project}"),
    door("/api/projects/link", "keep_projects", "project={project}&address=/it/boards/{board}"),
    door("/api/projects/list", READ, ""),
    door("/api/projects/list_kept", "keep_projects", ""),
    door("/api/projects/list_with", READ, "organisation={organisation}"),
    door("/api/projects/remove_partner", "keep_projects", "project={project}&organisation={organisation}"),
    door("/api/projects/remove_territory", "keep_projects", "project={project}&territory={province}"),
    door("/api/projects/show", "keep_projects", "project={project}&state=published"),
    door("/api/projects/unlink", "keep_projects", "project={project}&kind=board&id={board}"),
    door("/api/projects/write", "keep_projects", project!("project={project}")),
    door("/api/record/find", READ, "board={counted}"),
    door("/api/record/find_receipt", "vote", "board={voting}"),
    door("/api/results/find", READ, "scope=territories/054"),
    door("/api/results/list", READ, ""),
    door("/api/stances/find_own", READ, "initiative={initiative}"),
    door("/api/stances/find_standing", READ, "initiative={initiative}"),
    door("/api/stances/take", "take_stance", "initiative={initiative}&stance=support"),
    door(
        "/api/tables/add_item",
        "keep_table",
        "session={convened}&title={line}&text={long}&about=/it/initiatives/{initiative}&confidential_reason={long}",
    ),
    door(
        "/api/tables/add_seat",
        "keep_table",
        "table={table}&kind=trade_union&constituency=local_community&label={line}",
    ),
    door("/api/tables/approve_minutes", "keep_table", "session={sitting}&of={unapproved}"),
    door("/api/tables/cancel", "keep_table", "session={cancellable}&reasons={long}"),
    door("/api/tables/change_item", "keep_table", "item={item}&title={line}&text={long}"),
    door("/api/tables/close", "keep_table", "session={closable}"),
    door(
        "/api/tables/commit",
        "keep_table",
        "resolution={passed}&text={long}&organisation={organisation}&due=2099-01-01",
    ),
    door(
        "/api/tables/convene",
        "keep_table",
        "table={table}&day=2099-01-01&begins=15:00&ends=17:00&place={line}&agenda={line}",
    ),
    door("/api/tables/decide", "keep_table", "resolution={decidable}"),
    door("/api/tables/drop_commitment", "keep_table", "commitment={droppable}&reasons={long}"),
    door("/api/tables/end_mandate", "keep_table", "mandate={mandate}&last=2099-01-01"),
    door("/api/tables/end_seat", "keep_table", "seat={spare_seat}"),
    door("/api/tables/find", READ, "table={table}"),
    door("/api/tables/find_item", "keep_table", "item={item}"),
    door("/api/tables/find_minutes", "keep_table", "session={sitting}&item={point}"),
    door("/api/tables/find_running", "keep_table", "session={sitting}"),
    door("/api/tables/find_seats", "keep_table", "table={table}"),
    door("/api/tables/find_session", READ, "session={sitting}"),
    door("/api/tables/find_sheet", "keep_table", "table={table}"),
    door(
        "/api/tables/give_mandate",
        "keep_table",
        "seat={vacant_seat}&organisation={organisation}&from=2026-01-01&to=2099-01-01",
    ),
    door("/api/tables/keep_commitment", "keep_table", "commitment={commitment}&note={long}"),
    door("/api/tables/list", READ, ""),
    door("/api/tables/list_history", READ, "subject[kind]=initiative&subject[id]={initiative}"),
    door("/api/tables/list_kept", "keep_table", ""),
    door("/api/tables/list_to_come", "keep_table", ""),
    door("/api/tables/move_item", "keep_table", "item={item}&way=down"),
    door(
        "/api/tables/note_present",
        "keep_table",
        "session={sitting}&present[0][seat]={seat}&present[0][sits]=holder",
    ),
    door("/api/tables/open", "keep_table", "session={openable_session}"),
    door("/api/tables/put", "keep_table", "item={point}&text={long}"),
    door("/api/tables/remove_item", "keep_table", "item={removable}"),
    door(
        "/api/tables/speak",
        "sit_at_table",
        "resolution={resolution}&voices[0][seat]={seat}&voices[0][voice]=objects&voices[0][reasons]={long}",
    ),
    door(
        "/api/tables/write",
        "keep_table",
        "table={table}&sheet[territory]={town}&sheet[name]={line}&sheet[mandate]={long}&sheet[language]=it\
         &sheet[notice_days]=5&sheet[quorum_percent]=50&sheet[deciding]=concertation\
         &sheet[kinds][prefecture]=1&sheet[constituencies][third_sector]=1",
    ),
    door("/api/tables/write_minutes", "keep_table", "session={sitting}&item={point}&version=0&text={long}"),
    door(
        "/api/territories/add",
        "keep_territories",
        "istat_code=054001&name={line}&region={line}&province={province}",
    ),
    door("/api/territories/list", "keep_territories", ""),
    door("/api/territories/rename", "keep_territories", "territory={town}&name={line}"),
];
