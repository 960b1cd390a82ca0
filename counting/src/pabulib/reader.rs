use super::audit::{Audit, Warning};
use super::error::{Cause, Error, Section};
use super::listing::{Listing, ListingColumns};
use super::meta::{Meta, entry};
use super::records::{Record, Records};
use super::vote::{Vote, VoteColumns};
use crate::project::{Project, Projects};
use crate::rule::RankPoints;

/// Reads a file in one pass: the election and its projects at once, then vote by vote as an iterator. After
/// an error the iterator ends.
pub struct Reader<'a> {
    meta: Meta,
    listings: Vec<Listing>,
    projects: Projects,
    rank_points: RankPoints,
    records: Records<'a>,
    record: Record<'a>,
    columns: VoteColumns,
    audit: Audit<'a>,
    failed: bool,
}

impl<'a> Reader<'a> {
    /// Reads everything before the votes.
    pub fn open(text: &'a str) -> Result<Self, Error> {
        let mut records = Records::new(text);
        let mut record = Record::default();
        let meta = read_meta(&mut records, &mut record)?;
        let mut warnings = Vec::new();
        let listings = read_listings(&mut records, &mut record, &mut warnings)?;
        let projects = projects(&listings)?;
        read_names(&mut records, &mut record, Section::Votes)?;
        let columns = VoteColumns::of(&record, meta.vote_type)?;
        let places = meta.limits.maximum.unwrap_or_else(|| u32::try_from(projects.len()).unwrap_or(u32::MAX));
        let rank_points = RankPoints::Positional { places };
        let audit = Audit::new(warnings, projects.len(), rank_points);
        Ok(Self { meta, listings, projects, rank_points, records, record, columns, audit, failed: false })
    }

    /// Whether all votes are there that the file states; asked once they have been read. A file that was cut off
    /// on its way reads well until its end.
    pub fn is_whole(&self) -> Result<(), Error> {
        match (self.meta.votes_stated, self.audit.votes()) {
            (Some(stated), found) if found < stated => {
                Err(Cause::EndsEarly { stated, found }.on(self.record.line))
            }
            _ => Ok(()),
        }
    }

    /// What the file says about its election.
    pub const fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The projects in the order of their ids, the order that ballots refer to.
    pub fn listings(&self) -> &[Listing] {
        &self.listings
    }

    /// The same projects as far as counting needs them.
    pub const fn projects(&self) -> &Projects {
        &self.projects
    }

    /// What a place on a ranking is worth by the practice of the cities: the most a ballot may rank for the
    /// first.
    pub const fn rank_points(&self) -> RankPoints {
        self.rank_points
    }

    /// Everything odd that was seen; complete only once all votes have been read.
    pub fn into_warnings(self) -> Vec<Warning> {
        self.audit.finish(&self.meta, &self.listings, &self.projects)
    }

    fn read(&mut self) -> Result<Option<Vote<'a>>, Error> {
        if !self.records.read(&mut self.record)? {
            return Ok(None);
        }
        let vote = self.columns.read(&mut self.record, &self.projects)?;
        self.audit.observe(&vote, &self.meta);
        Ok(Some(vote))
    }
}

impl<'a> Iterator for Reader<'a> {
    type Item = Result<Vote<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let vote = self.read().transpose();
        self.failed = matches!(vote, Some(Err(_)));
        vote
    }
}

fn read_meta<'a>(records: &mut Records<'a>, record: &mut Record<'a>) -> Result<Meta, Error> {
    let line = records.line();
    if !records.read(record)? || !begins(record, Section::Meta) {
        return Err(Cause::MissingSection(Section::Meta).on(line));
    }
    let line = record.line;
    read_names(records, record, Section::Meta)?;
    let mut entries = Vec::new();
    while read_within(records, record, Section::Projects)? {
        entries.push(entry(record));
    }
    Meta::of(entries, line)
}

/// The projects sorted by id.
fn read_listings<'a>(
    records: &mut Records<'a>,
    record: &mut Record<'a>,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Listing>, Error> {
    read_names(records, record, Section::Projects)?;
    let columns = ListingColumns::of(record)?;
    let mut listings = Vec::new();
    while read_within(records, record, Section::Votes)? {
        listings.push(columns.read(record, warnings)?);
    }
    if listings.is_empty() {
        return Err(Cause::NoProjects.on(record.line));
    }
    listings.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(listings)
}

fn projects(listings: &[Listing]) -> Result<Projects, Error> {
    // The sort was stable, so of two with one id the second stands further down in the file.
    if let Some(pair) = listings.windows(2).find(|pair| pair[0].id == pair[1].id) {
        return Err(Cause::RepeatedProject(pair[1].id.to_string()).on(pair[1].line));
    }
    let project = |listing: &Listing| Project { id: listing.id.clone(), cost: listing.cost };
    Ok(Projects::from_sorted(listings.iter().map(project).collect()))
}

/// Reads the line of column names.
fn read_names<'a>(records: &mut Records<'a>, record: &mut Record<'a>, section: Section) -> Result<(), Error> {
    let line = records.line();
    match records.read(record)? {
        false => Err(Cause::MissingSection(section).on(line)),
        true if is_separated_otherwise(record) => Err(Cause::OneColumn(section).on(record.line)),
        true => Ok(()),
    }
}

/// Whether the names stand in one field because something else than semicolons is between them.
fn is_separated_otherwise(record: &Record) -> bool {
    matches!(record.fields.as_slice(), [only] if only.contains([',', '\t', '|']))
}

/// Reads on within a section; false where the next one begins, which must come before the end of the file.
fn read_within<'a>(records: &mut Records<'a>, record: &mut Record<'a>, next: Section) -> Result<bool, Error> {
    if !records.read(record)? {
        return Err(Cause::MissingSection(next).on(records.line()));
    }
    Ok(!begins(record, next))
}

fn begins(record: &Record<'_>, section: Section) -> bool {
    let mut fields = record.fields.iter().map(|field| field.trim());
    fields.next().is_some_and(|word| word.eq_ignore_ascii_case(section.heading()))
        && fields.all(str::is_empty)
}
