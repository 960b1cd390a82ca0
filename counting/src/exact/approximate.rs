use num_bigint::BigUint;

/// Half the distance between a number and the next in floating point, as a part of the number.
pub const ROUNDING: f64 = f64::EPSILON / 2.0;

/// The quotient of two whole numbers of any length, within four roundings; `denominator` is not zero.
pub fn ratio(numerator: &BigUint, denominator: &BigUint) -> f64 {
    let (above, above_shift) = leading(numerator);
    let (below, below_shift) = leading(denominator);
    scaled(above / below, above_shift - below_shift)
}

/// The 64 leading bits, and how many more there are.
// Cutting off what is below 64 bits and rounding to 53 errs by less than two roundings.
#[expect(clippy::cast_precision_loss, reason = "counted in the bound of the error")]
fn leading(number: &BigUint) -> (f64, i64) {
    let cut = number.bits().saturating_sub(64);
    let digits = (number >> cut).iter_u64_digits().next().unwrap_or(0);
    (digits as f64, i64::try_from(cut).unwrap_or(i64::MAX))
}

/// The number times a power of two, by steps that floating point makes exactly.
fn scaled(number: f64, power: i64) -> f64 {
    const STEP: i64 = 512;
    let factor = |power: i64| f64::from_bits(u64::try_from(1023 + power).unwrap_or(0) << 52);
    let mut number = number;
    let mut left = power.clamp(-2200, 2200);
    while left > STEP {
        number *= factor(STEP);
        left -= STEP;
    }
    while left < -STEP {
        number *= factor(-STEP);
        left += STEP;
    }
    number * factor(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_numbers_are_divided_alike() {
        let long = BigUint::from(3_u32).pow(900);
        for (above, below) in [(1_u32, 3_u32), (10, 5), (0, 7), (4_000_000_007, 13)] {
            let expected = f64::from(above) / f64::from(below);
            let (above, below) = (BigUint::from(above), BigUint::from(below));
            assert!((ratio(&above, &below) - expected).abs() <= expected * 4.0 * ROUNDING);
            let stretched = ratio(&(above * &long), &(below * &long));
            assert!((stretched - expected).abs() <= expected * 4.0 * ROUNDING);
        }
        assert_eq!(ratio(&long, &(&long << 3_u32)), 0.125);
    }
}
