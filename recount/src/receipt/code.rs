use std::{fmt, str::FromStr};

use super::{Found, Missing, became, words};
use crate::{archive::Archive, digest::Hash};

/// The 32 symbols of Bech32: none of them looks like another.
pub(super) const SYMBOLS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
/// What the check symbols are computed for, so that no other kind of code passes for this one.
const PURPOSE: &[u8] = b"tavolata";
/// The constant of Bech32m.
const BECH32M: u32 = 0x2bc8_30a3;
const CHECKS: usize = 6;
const GROUP: usize = 5;

/// What a person can write down of a receipt: the index and the first 88 bits of the leaf, in six groups of five letters
/// and digits. The last six symbols are those of Bech32m (BIP 350) and find every mistake in up to four places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Where the leaf stands.
    pub index: u32,
    /// How the leaf begins.
    pub leaf: [u8; 11],
}

/// Why a text is not a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// A symbol too many, too few, or none of ours.
    #[error("a code has 30 letters and digits, without 1, b, i and o")]
    Symbols,
    /// A symbol is mistaken.
    #[error("a letter or digit is mistaken")]
    Mistake,
}

impl Code {
    /// The code of a leaf.
    pub(super) fn of(index: u64, leaf: &Hash) -> Self {
        let mut first = [0; 11];
        first.copy_from_slice(&leaf.0[..11]);
        Self { index: u32::try_from(index).unwrap_or(u32::MAX), leaf: first }
    }

    /// Whether this leaf stands there.
    pub fn is_of(&self, index: u64, leaf: &Hash) -> bool {
        *self == Self::of(index, leaf)
    }

    /// Looks for its ballot in an archive, which should be verified as well.
    pub fn find(&self, archive: &Archive<'_>) -> Result<Found, Missing> {
        let index = u64::from(self.index);
        let leaf = usize::try_from(self.index).ok().and_then(|index| archive.leaves.get(index));
        if !leaf.is_some_and(|leaf| self.is_of(index, leaf)) {
            return Err(Missing::NoSuchCode);
        }
        let mut opened = archive.openings.iter().chain(&archive.superseded);
        let own = opened.find(|opening| opening.index == index).ok_or(Missing::PromiseBroken)?;
        became(archive, index, own.pid)
    }

    fn number(self) -> u128 {
        let bytes = self.index.to_be_bytes().into_iter().chain(self.leaf);
        bytes.fold(0, |number, byte| number << 8 | u128::from(byte))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.number();
        let mut values: Vec<u8> = (0..24).rev().map(|place| low5(number >> (5 * place))).collect();
        let checks = checksum(&[values.as_slice(), &[0; CHECKS]].concat()) ^ BECH32M;
        values.extend((0..CHECKS).rev().map(|place| low5(u128::from(checks) >> (5 * place))));
        for (place, value) in values.into_iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                formatter.write_str("-")?;
            }
            write!(formatter, "{}", char::from(SYMBOLS[usize::from(value)].to_ascii_uppercase()))?;
        }
        Ok(())
    }
}

impl FromStr for Code {
    type Err = CodeError;

    /// Reads a code however its letters are written and its groups are set apart, also as words.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let spelt = words::symbols(text);
        let text = spelt.as_deref().unwrap_or(text);
        let symbols = text.chars().filter(|symbol| !symbol.is_whitespace() && *symbol != '-');
        let value = |symbol: char| {
            let symbol = u8::try_from(symbol.to_ascii_lowercase()).ok()?;
            u8::try_from(SYMBOLS.iter().position(|one| *one == symbol)?).ok()
        };
        let values: Vec<u8> = symbols.map(value).collect::<Option<_>>().ok_or(CodeError::Symbols)?;
        if values.len() != 24 + CHECKS {
            return Err(CodeError::Symbols);
        }
        if checksum(&values) != BECH32M {
            return Err(CodeError::Mistake);
        }
        let number = values[..24].iter().fold(0_u128, |number, value| number << 5 | u128::from(*value));
        let mut leaf = [0; 11];
        leaf.copy_from_slice(&number.to_be_bytes()[5..]);
        Ok(Self { index: u32::try_from(number >> 88).map_err(|_| CodeError::Symbols)?, leaf })
    }
}

fn low5(number: u128) -> u8 {
    u8::try_from(number & 31).unwrap_or_default()
}

/// The checksum of BIP 173 over the purpose and these values.
fn checksum(values: &[u8]) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let purpose = PURPOSE.iter().map(|byte| byte >> 5).chain([0]).chain(PURPOSE.iter().map(|byte| byte & 31));
    purpose.chain(values.iter().copied()).fold(1, |sum, value| {
        let top = sum >> 25;
        let mut next = (sum & 0x01ff_ffff) << 5 ^ u32::from(value);
        for (bit, generator) in GENERATOR.iter().enumerate() {
            if top >> bit & 1 == 1 {
                next ^= generator;
            }
        }
        next
    })
}
