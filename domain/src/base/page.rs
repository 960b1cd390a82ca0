//! Keyset paging: a page knows where the next one begins, not how many there are.

use serde::{Deserialize, Serialize};

/// How many rows a page shows unless a slice says otherwise.
pub const PAGE_SIZE: u64 = 24;

/// Where a page begins: the sort key and the id of the last row before it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cursor {
    /// The value by which the list is sorted, as an order-preserving number.
    pub key: i64,
    /// The id that breaks ties.
    pub id: uuid::Uuid,
}

impl Cursor {
    /// The form in which a cursor stands in an address: `123.018f…`.
    pub fn to_address(&self) -> String {
        format!("{}.{}", self.key, self.id.simple())
    }

    /// Reads what [`Cursor::to_address`] writes; anything else starts from the first page.
    pub fn from_address(text: &str) -> Option<Self> {
        let (key, id) = text.rsplit_once('.')?;
        Some(Self { key: key.parse().ok()?, id: uuid::Uuid::parse_str(id).ok()? })
    }
}

/// Some rows and the way to the next ones.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows, in order.
    pub rows: Vec<T>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// A page out of one row more than fits: the extra row only shows that there is a next page.
    pub fn cut(mut rows: Vec<T>, size: u64, cursor: impl Fn(&T) -> Cursor) -> Self {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(cursor) } else { None };
        Self { rows, next }
    }

    /// The same page with each row turned into something else.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Page<U> {
        Page { rows: self.rows.into_iter().map(turn).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_the_way_through_the_address() {
        let cursor = Cursor { key: -17, id: uuid::Uuid::from_u128(7) };
        assert_eq!(Cursor::from_address(&cursor.to_address()), Some(cursor));
        assert_eq!(Cursor::from_address("x.y"), None);
    }

    #[test]
    fn a_page_says_whether_there_is_more() {
        let cursor = |row: &u8| Cursor { key: i64::from(*row), id: uuid::Uuid::nil() };
        assert_eq!(Page::cut(vec![1, 2, 3], 2, cursor).next.map(|next| next.key), Some(2));
        assert_eq!(Page::cut(vec![1, 2], 2, cursor).next, None);
    }
}
