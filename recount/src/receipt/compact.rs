//! A receipt as one short text without special characters: for what follows the `#` of a link, which no browser sends to
//! a server, and for a QR code.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use super::{NoReceipt, Receipt};
use crate::digest::Bytes;

const VERSION: u8 = 1;

impl Receipt {
    /// The receipt as one short text, about 290 characters with an id of 36 letters for the board.
    pub fn to_compact(&self) -> String {
        let mut bytes = vec![VERSION];
        bytes.extend(self.election.0);
        bytes.extend(self.index.to_be_bytes());
        bytes.extend(self.leaf.0);
        bytes.extend(self.pid.0);
        bytes.extend(self.nonce.0);
        bytes.extend(self.signature);
        bytes.extend(self.board.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads what [`Receipt::to_compact`] wrote.
    pub fn from_compact(text: &str) -> Result<Self, NoReceipt> {
        let bytes = URL_SAFE_NO_PAD.decode(text.trim()).map_err(|_| NoReceipt)?;
        let mut rest = bytes.as_slice();
        let [VERSION] = take(&mut rest)? else { return Err(NoReceipt) };
        Ok(Self {
            election: Bytes(take(&mut rest)?),
            index: u64::from_be_bytes(take(&mut rest)?),
            leaf: Bytes(take(&mut rest)?),
            pid: Bytes(take(&mut rest)?),
            nonce: Bytes(take(&mut rest)?),
            signature: take(&mut rest)?,
            board: String::from_utf8(rest.to_vec()).map_err(|_| NoReceipt)?,
        })
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], NoReceipt> {
    let (head, tail) = rest.split_first_chunk().ok_or(NoReceipt)?;
    *rest = tail;
    Ok(*head)
}
