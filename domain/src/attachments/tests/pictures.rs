//! Pictures that people send.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;

use super::{holds, kept, refused};
use crate::{attachments::MediaType, base::Refusal};

const PLACE: &str = "GPS 43.1107 N 12.3908 E";

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.into().write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A picture in which no two points next to each other are the same, as in a photograph.
fn grain(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let mixed = (x + y * width).wrapping_mul(2_654_435_761);
        let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(2_246_822_519).to_be_bytes();
        Rgb([mixed[0], mixed[1], mixed[2]])
    })
}

/// Notes of a camera: the picture is to be turned, where it was taken.
fn notes(orientation: u8) -> Vec<u8> {
    let mut notes = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x02".to_vec();
    notes.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    let length = u8::try_from(PLACE.len()).unwrap();
    notes.extend([0x01, 0x0E, 0, 2, 0, 0, 0, length, 0, 0, 0, 38, 0, 0, 0, 0]);
    notes.extend(PLACE.as_bytes());
    notes
}

fn with_notes(photograph: &[u8], notes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(notes.len() + 2).unwrap().to_be_bytes();
    [&photograph[..2], &[0xFF, 0xE1], &length, notes, &photograph[2..]].concat()
}

/// A chunk of a PNG.
fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(&kind);
    sum.update(data);
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length, &kind[..], data, &sum.sum().to_be_bytes()].concat()
}

#[tokio::test]
async fn where_a_photograph_was_taken_is_gone_and_it_stands_upright() {
    let sent = with_notes(&encoded(grain(40, 20), ImageFormat::Jpeg), &notes(6));
    assert!(holds(&sent, PLACE));
    let kept = kept(sent).await;
    assert_eq!((kept.media_type, kept.dimensions), (MediaType::Jpeg, Some((20, 40))));
    for trace in [PLACE, "Exif", "GPS"] {
        assert!(!holds(&kept.bytes, trace), "{trace}");
    }
}

#[tokio::test]
async fn what_hangs_behind_a_picture_does_not_come_along() {
    const RUNS: &str = "<script>alert(1)</script>PK\x03\x04";
    let drawing = encoded(grain(9, 9), ImageFormat::Png);
    let (head, rest) = drawing.split_at(33);
    let told = [head, &chunk(*b"tEXt", b"Comment\0<script>alert(1)</script>PK\x03\x04"), rest].concat();
    for sent in [
        [&encoded(grain(9, 9), ImageFormat::Jpeg)[..], RUNS.as_bytes()].concat(),
        [&drawing[..], RUNS.as_bytes()].concat(),
        told,
    ] {
        assert!(holds(&sent, RUNS));
        assert!(!holds(&kept(sent).await.bytes, "<script"));
    }
}

#[tokio::test]
async fn a_large_photograph_is_kept_smaller_and_has_one_for_lists() {
    let kept = kept(encoded(grain(3200, 1600), ImageFormat::Jpeg)).await;
    assert_eq!(kept.dimensions, Some((1600, 800)));
    let small = image::load_from_memory(&kept.small.unwrap()).unwrap();
    assert_eq!((small.width(), small.height()), (480, 240));
    assert_eq!(kept.sha256.len(), 64);
}

#[tokio::test]
async fn what_one_sees_through_and_a_light_drawing_stay_drawings() {
    let clear = RgbaImage::from_pixel(30, 30, Rgba([200, 30, 30, 120]));
    let full = RgbaImage::from_pixel(30, 30, Rgba([200, 30, 30, 255]));
    for (sent, expected) in [
        (encoded(clear.clone(), ImageFormat::Png), MediaType::Png),
        (encoded(clear, ImageFormat::WebP), MediaType::Png),
        (encoded(full.clone(), ImageFormat::Png), MediaType::Png),
        (encoded(full, ImageFormat::WebP), MediaType::Jpeg),
        (encoded(grain(900, 900), ImageFormat::Png), MediaType::Jpeg),
    ] {
        let kept = kept(sent).await;
        assert_eq!(kept.media_type, expected);
        let format = if expected == MediaType::Png { ImageFormat::Png } else { ImageFormat::Jpeg };
        assert_eq!(image::guess_format(&kept.bytes).unwrap(), format);
    }
}

#[tokio::test]
async fn a_picture_that_unfolds_too_far_is_refused_before_it_is_unfolded() {
    for (width, height) in [(10_000_u32, 5_000_u32), (30_000, 30_000), (u32::MAX / 2, 1)] {
        let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
        let head = chunk(*b"IHDR", &[&size[..], &[8, 2, 0, 0, 0]].concat());
        let data = chunk(*b"IDAT", &[0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]);
        let bomb = [&b"\x89PNG\r\n\x1a\n"[..], &head, &data, &chunk(*b"IEND", &[])].concat();
        assert_eq!(refused(bomb).await, Refusal::PictureTooLarge { megapixels: 40 });
    }
}

#[tokio::test]
async fn half_a_drawing_is_refused() {
    let drawing = encoded(grain(60, 60), ImageFormat::Png);
    assert_eq!(refused(drawing[..drawing.len() / 2].to_vec()).await, Refusal::FileUnreadable);
}
