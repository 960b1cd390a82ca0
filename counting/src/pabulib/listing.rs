use super::audit::Warning;
use super::columns::{Column, Columns};
use super::error::Error;
use super::meta::money;
use super::records::Record;
use crate::money::Money;
use crate::project::ProjectId;

/// A project as the file lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// The line on which it stands.
    pub line: usize,
    /// Its name in this election.
    pub id: ProjectId,
    /// What it costs.
    pub cost: Money,
    /// What it is called.
    pub name: String,
    /// What it is about, at more length.
    pub description: Option<String>,
    /// What it belongs to, such as education or public space.
    pub categories: Vec<String>,
    /// Whom it is for, such as children or seniors.
    pub targets: Vec<String>,
    /// The district, as the file calls it.
    pub district: Option<String>,
    /// The neighbourhood, as the file calls it.
    pub neighbourhood: Option<String>,
    /// Where it is.
    pub coordinates: Option<Coordinates>,
    /// The votes that the file says it received.
    pub votes: Option<u64>,
    /// The points that the file says it received.
    pub score: Option<i64>,
    /// Whether the file says that it won.
    pub selected: Option<bool>,
}

/// A place on the earth in degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates {
    /// North of the equator, -90 to 90.
    pub latitude: f64,
    /// East of Greenwich, -180 to 180.
    pub longitude: f64,
}

/// Where the section keeps what.
pub struct ListingColumns {
    columns: Columns,
    id: Column,
    cost: Column,
    name: Option<Column>,
    description: Option<Column>,
    categories: Option<Column>,
    targets: Option<Column>,
    district: Option<Column>,
    neighbourhood: Option<Column>,
    latitude: Option<Column>,
    longitude: Option<Column>,
    votes: Option<Column>,
    score: Option<Column>,
    selected: Option<Column>,
}

impl ListingColumns {
    pub fn of(record: &Record<'_>) -> Result<Self, Error> {
        let columns = Columns::of(record);
        Ok(Self {
            id: columns.require("project_id", record.line)?,
            cost: columns.require("cost", record.line)?,
            name: columns.find("name"),
            description: columns.find("description"),
            categories: columns.find_any(&["category", "categories"]),
            targets: columns.find_any(&["target", "beneficiaries"]),
            district: columns.find("district"),
            neighbourhood: columns.find_any(&["neighborhood", "neighbourhood"]),
            latitude: columns.find("latitude"),
            longitude: columns.find("longitude"),
            votes: columns.find("votes"),
            score: columns.find("score"),
            selected: columns.find("selected"),
            columns,
        })
    }

    /// Reads one project; coordinates that make no sense are left out with a warning.
    pub fn read(&self, record: &Record<'_>, warnings: &mut Vec<Warning>) -> Result<Listing, Error> {
        self.columns.admit(record)?;
        let text = |column: Option<Column>| {
            column.map(|column| column.text(record)).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let list = |column: Option<Column>| {
            let items = column.map_or("", |column| column.text(record)).split(',').map(str::trim);
            items.filter(|item| !item.is_empty()).map(str::to_owned).collect()
        };
        let id = self.id.required(record)?;
        let cost = money(self.cost.name(), self.cost.required(record)?);
        Ok(Listing {
            line: record.line,
            id: id.into(),
            cost: cost.map_err(|cause| cause.on(record.line))?,
            name: text(self.name).unwrap_or_else(|| id.to_owned()),
            description: text(self.description),
            categories: list(self.categories),
            targets: list(self.targets),
            district: text(self.district),
            neighbourhood: text(self.neighbourhood),
            coordinates: self.coordinates(record, warnings),
            votes: self.votes.map_or(Ok(None), |column| column.number(record))?,
            score: self.score.map_or(Ok(None), |column| column.number(record))?,
            // Some cities use further numbers for projects funded in another way than by the count.
            selected: self.selected.map(|column| column.text(record) == "1"),
        })
    }

    fn coordinates(&self, record: &Record<'_>, warnings: &mut Vec<Warning>) -> Option<Coordinates> {
        let (latitude, longitude) = (self.latitude?.text(record), self.longitude?.text(record));
        if latitude.is_empty() && longitude.is_empty() {
            return None;
        }
        let coordinates = Coordinates::read(latitude, longitude);
        if coordinates.is_none() {
            warnings.push(Warning::NoPlaceOnEarth { line: record.line });
        }
        coordinates
    }
}

impl Coordinates {
    fn read(latitude: &str, longitude: &str) -> Option<Self> {
        let degrees = |text: &str, most: f64| {
            let degrees: f64 = text.replace(',', ".").parse().ok()?;
            (-most..=most).contains(&degrees).then_some(degrees)
        };
        Some(Self { latitude: degrees(latitude, 90.0)?, longitude: degrees(longitude, 180.0)? })
    }
}
