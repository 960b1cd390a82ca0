//! Documents that people send.

use lopdf::{
    Document, EncryptionState, EncryptionVersion, Object, ObjectId, Permissions, Stream, dictionary,
};

use super::{holds, kept, refused};
use crate::{
    attachments::{MediaType, Purpose, check},
    base::{Refusal, Stop},
};

/// A document of one page, by an author of that name.
fn document() -> (Document, ObjectId) {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let content = document.add_object(Stream::new(dictionary! {}, b"BT (Invito) Tj ET".to_vec()));
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 300.into(), 300.into()],
        "Contents" => content,
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let told = document.add_object(Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        b"<x:xmpmeta>Secret Author</x:xmpmeta>".to_vec(),
    ));
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages, "Metadata" => told });
    let info = document.add_object(dictionary! { "Author" => Object::string_literal("Secret Author") });
    document.trailer.set("Root", root);
    document.trailer.set("Info", info);
    (document, root)
}

/// The same with one more entry in its catalog.
fn with(name: &str, value: impl Into<Object>) -> Document {
    let (mut document, root) = document();
    document.get_dictionary_mut(root).unwrap().set(name, value);
    document
}

fn written(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The same with its objects packed together, where nobody finds a word by looking at the bytes.
fn packed(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).unwrap();
    bytes
}

#[tokio::test]
async fn a_document_is_written_anew_without_its_author() {
    for sent in [written(document().0), packed(document().0)] {
        let kept = kept([&sent[..], b"\n<script>alert(1)</script>"].concat()).await;
        assert_eq!((kept.media_type, kept.dimensions), (MediaType::Pdf, None));
        assert!(holds(&kept.bytes, "(Invito) Tj"));
        for trace in ["Secret Author", "xmpmeta", "/Info", "<script>"] {
            assert!(!holds(&kept.bytes, trace), "{trace}");
        }
        assert_eq!(Document::load_mem(&kept.bytes).unwrap().get_pages().len(), 1);
    }
}

#[tokio::test]
async fn a_document_that_does_something_is_refused() {
    let script = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    let launch = dictionary! { "S" => "Launch", "F" => Object::string_literal("cmd.exe") };
    let send =
        dictionary! { "S" => "SubmitForm", "F" => Object::string_literal("https://elsewhere.example") };
    let files = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => Vec::<Object>::new() } };
    let note = dictionary! { "Type" => "Annot", "Subtype" => "FileAttachment" };
    let hostile = [
        with("OpenAction", script.clone()),
        with("OpenAction", dictionary! { "S" => "GoTo", "Next" => vec![launch.clone().into()] }),
        with("AA", dictionary! { "WC" => send }),
        with("Names", files),
        with("Names", dictionary! { "JavaScript" => dictionary! {} }),
        with("Outlines", vec![Object::Array(vec![note.into()])]),
        with("AcroForm", dictionary! { "XFA" => Object::string_literal("<xdp/>") }),
    ];
    for document in hostile {
        assert_eq!(refused(written(document.clone())).await, Refusal::DocumentActive);
        assert_eq!(refused(packed(document)).await, Refusal::DocumentActive);
    }
    // A name may be spelled with numbers.
    let spelled = String::from_utf8_lossy(&written(with("OpenAction", script)))
        .replace("/JavaScript", "/#4aavaScript")
        .replace("/JS", "/#4AS");
    assert_eq!(refused(spelled.into_bytes()).await, Refusal::DocumentActive);
}

#[tokio::test]
async fn a_document_may_lead_to_an_address() {
    let link = dictionary! { "S" => "URI", "URI" => Object::string_literal("https://example.org") };
    assert!(holds(&kept(written(with("OpenAction", link))).await.bytes, "https://example.org"));
}

#[tokio::test]
async fn a_locked_document_is_refused_even_where_the_key_is_empty() {
    let (mut document, _) = document();
    document.trailer.set("ID", vec![Object::string_literal("abc"), Object::string_literal("abc")]);
    for user_password in ["", "secret"] {
        let mut document = document.clone();
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password,
            key_length: 40,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        assert_eq!(refused(written(document)).await, Refusal::DocumentLocked);
    }
}

#[tokio::test]
async fn a_document_that_unfolds_too_far_is_refused() {
    let (mut document, root) = document();
    let heavy: Vec<Object> =
        (0..24).map(|_| document.add_object(Object::string_literal("A".repeat(512 * 1024))).into()).collect();
    document.get_dictionary_mut(root).unwrap().set("Heavy", heavy);
    let bomb = packed(document);
    assert!(bomb.len() < 512 * 1024, "{}", bomb.len());
    assert_eq!(refused(bomb).await, Refusal::FileUnreadable);
}

#[tokio::test]
async fn a_document_without_pages_is_none() {
    assert_eq!(refused(b"%PDF-1.7\n%%EOF".to_vec()).await, Refusal::FileUnreadable);
    let mut empty = Document::with_version("1.5");
    let root = empty.add_object(dictionary! { "Type" => "Catalog" });
    empty.trailer.set("Root", root);
    assert_eq!(refused(written(empty)).await, Refusal::FileUnreadable);
}

#[tokio::test]
async fn a_document_is_no_picture() {
    let sent = written(document().0);
    let Err(Stop::Refused(refusal)) = check(sent, Purpose::Logo).await else { panic!("the file was taken") };
    assert_eq!(refusal, Refusal::FileKindUnfit);
}
