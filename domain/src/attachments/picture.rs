//! Pictures: decoded within limits, turned upright, made smaller and encoded anew. What was not painted does not come
//! along: place, device, author, colour profile, whatever hung behind the picture.

use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
    },
    metadata::Orientation,
};
use std::io::Cursor;

use super::{MOST_MEGAPIXELS, MediaType};
use crate::base::Refusal;

/// The longest side of a kept picture, in points.
const LONGEST_SIDE: u32 = 1600;
/// The longest side of a picture for lists.
const SMALL_SIDE: u32 = 480;
/// The longest side of a picture that is sent.
const LONGEST_SENT: u32 = 16_384;
/// What a decoder may take, in bytes.
const MEMORY: u64 = 384 * 1024 * 1024;
/// How faithful a photograph is kept, of 100.
const QUALITY: u8 = 82;
/// A drawing that weighs more than this is kept as a photograph.
const HEAVY: usize = 700 * 1024;

/// A picture as it is kept.
pub(super) struct Picture {
    pub media_type: MediaType,
    pub bytes: Vec<u8>,
    pub small: Option<Vec<u8>>,
    pub dimensions: (i32, i32),
}

/// Makes a harmless picture of one that was sent.
pub(super) fn rewrite(bytes: &[u8], format: ImageFormat) -> Result<Picture, Refusal> {
    let (image, orientation) = decode(bytes, format)?;
    let mut image = plain(fit(image, LONGEST_SIDE));
    image.apply_orientation(orientation);
    let (media_type, bytes) = encode_fitting(&image, format)?;
    let is_small = image.width().max(image.height()) <= SMALL_SIDE;
    let small = if is_small { None } else { Some(encode(&fit(image.clone(), SMALL_SIDE), media_type)?) };
    let side = |side: u32| i32::try_from(side).map_err(|_| TOO_LARGE);
    Ok(Picture { media_type, bytes, small, dimensions: (side(image.width())?, side(image.height())?) })
}

const TOO_LARGE: Refusal = Refusal::PictureTooLarge { megapixels: MOST_MEGAPIXELS };

fn decode(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation), Refusal> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SENT);
    limits.max_image_height = Some(LONGEST_SENT);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    let (width, height) = decoder.dimensions();
    // The size that the file claims, before anything is unpacked.
    if u64::from(width) * u64::from(height) > MOST_MEGAPIXELS as u64 * 1_000_000 {
        return Err(TOO_LARGE);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder).map_err(refusal)?, orientation))
}

fn refusal(error: image::ImageError) -> Refusal {
    if matches!(error, image::ImageError::Limits(_)) { TOO_LARGE } else { Refusal::FileUnreadable }
}

/// The picture within a square of this side; one that fits stays as it is.
fn fit(image: DynamicImage, side: u32) -> DynamicImage {
    if image.width().max(image.height()) <= side { image } else { image.thumbnail(side, side) }
}

/// Eight bits for each colour, and a fourth channel only where one sees through.
fn plain(image: DynamicImage) -> DynamicImage {
    let sees_through = image.color().has_alpha() && {
        let image = image.to_rgba8();
        image.pixels().any(|point| point.0[3] < 255)
    };
    if sees_through { image.into_rgba8().into() } else { image.into_rgb8().into() }
}

/// What one sees through stays a drawing, and so does a light drawing; everything else is kept as a photograph.
fn encode_fitting(image: &DynamicImage, sent: ImageFormat) -> Result<(MediaType, Vec<u8>), Refusal> {
    if sent == ImageFormat::Png || image.color().has_alpha() {
        let drawing = encode(image, MediaType::Png)?;
        if drawing.len() <= HEAVY || image.color().has_alpha() {
            return Ok((MediaType::Png, drawing));
        }
    }
    Ok((MediaType::Jpeg, encode(image, MediaType::Jpeg)?))
}

fn encode(image: &DynamicImage, media_type: MediaType) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let (width, height) = (image.width(), image.height());
    let written = if media_type == MediaType::Png {
        let color: ExtendedColorType = image.color().into();
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive).write_image(
            image.as_bytes(),
            width,
            height,
            color,
        )
    } else {
        JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(image)
    };
    written.map_err(|_| Refusal::FileUnreadable)?;
    Ok(bytes)
}
