//! Files that people send, the hostile ones among them: what is kept of them, and what is refused.

mod documents;
mod pictures;

use super::{Checked, MOST_BYTES, Purpose, check};
use crate::base::{Refusal, Stop};

async fn kept(bytes: Vec<u8>) -> Checked {
    check(bytes, Purpose::Material).await.unwrap()
}

async fn refused(bytes: Vec<u8>) -> Refusal {
    match check(bytes, Purpose::Material).await {
        Err(Stop::Refused(refusal)) => refusal,
        Err(broken) => panic!("{broken}"),
        Ok(_) => panic!("the file was taken"),
    }
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[tokio::test]
async fn a_file_is_what_is_in_it_whatever_its_name_says() {
    let strangers: [&[u8]; 8] = [
        b"<!doctype html><script>alert(1)</script>",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
        b"<?xml version=\"1.0\"?><svg/>",
        b"GIF89a/*<svg/onload=alert(1)>*/",
        b"PK\x03\x04",
        b"MZ\x90\x00",
        b" %PDF-1.7",
        b"\xFF\xD8",
    ];
    for stranger in strangers {
        assert_eq!(refused(stranger.to_vec()).await, Refusal::FileKindUnknown);
    }
    for broken in
        [&b"\xFF\xD8\xFF<script>alert(1)</script>"[..], b"%PDF-1.7\n<script>", b"\x89PNG\r\n\x1a\nx"]
    {
        assert_eq!(refused(broken.to_vec()).await, Refusal::FileUnreadable);
    }
}

#[tokio::test]
async fn an_empty_file_and_one_that_weighs_too_much_are_refused_unread() {
    assert_eq!(refused(Vec::new()).await, Refusal::FileMissing);
    assert_eq!(refused(vec![0xFF; MOST_BYTES + 1]).await, Refusal::FileTooLarge { megabytes: 8 });
}
