//! Currencies of amounts, as ISO 4217 codes. People here write amounts in euro; an imported vote brings its own.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

use super::Refusal;

/// A currency: three upper-case Latin letters, kept inline.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "db", sea_orm(value_type = "String"))]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro, in which this house counts.
    pub const EURO: Self = Self(*b"EUR");
    /// No currency, as ISO 4217 writes it: amounts whose source does not say in what they are.
    pub const UNKNOWN: Self = Self(*b"XXX");

    /// The code, for example `PLN`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self::EURO
    }
}

impl FromStr for Currency {
    type Err = Refusal;

    fn from_str(code: &str) -> Result<Self, Refusal> {
        match code.as_bytes() {
            bytes @ [first, second, third] if bytes.iter().all(u8::is_ascii_uppercase) => {
                Ok(Self([*first, *second, *third]))
            }
            _ => Err(Refusal::UnknownChoice),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = Refusal;
    fn try_from(code: String) -> Result<Self, Refusal> {
        code.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Currency({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_three_upper_case_letters() {
        assert_eq!("PLN".parse::<Currency>().unwrap().as_str(), "PLN");
        assert_eq!("EUR".parse(), Ok(Currency::EURO));
        for wrong in ["", "pln", "zł", "EURO", "E R", "€"] {
            assert!(wrong.parse::<Currency>().is_err(), "{wrong}");
        }
    }
}
