use super::measure::{Counts, Measure, Standing};

/// The two-proportion z from which a difference is held to be one.
const SIGNIFICANT: f64 = 1.644_853_626_951_472_2;

/// The pair of constituencies, the agreeing one first, whose majorities oppose each other most clearly.
/// Between equally clear pairs the caller's order decides.
pub fn clearest<K>(standings: &[(K, Standing)]) -> Option<(&K, &K)> {
    let measured = || standings.iter().filter_map(|(key, standing)| Some((key, standing.measured()?)));
    let mut clearest = None;
    for (agreeing, one) in measured().filter(|(_, measure)| mostly_agrees(measure)) {
        for (disagreeing, other) in measured().filter(|(_, measure)| mostly_disagrees(measure)) {
            let z = two_proportion_z(&one.counts, &other.counts);
            if z >= SIGNIFICANT && clearest.is_none_or(|(most, _)| z > most) {
                clearest = Some((z, (agreeing, disagreeing)));
            }
        }
    }
    clearest.map(|(_, pair)| pair)
}

/// More than half of those who spoke, passes included, agree.
fn mostly_agrees(measure: &Measure) -> bool {
    2 * u64::from(measure.counts.agree) > measure.counts.voices()
}

/// More than half of those who spoke, passes included, disagree.
fn mostly_disagrees(measure: &Measure) -> bool {
    2 * u64::from(measure.counts.disagree) > measure.counts.voices()
}

/// How many standard errors the first share of agreement lies above the second: one added to each of the four
/// counts, variance pooled.
fn two_proportion_z(one: &Counts, other: &Counts) -> f64 {
    let (agree, size) = (f64::from(one.agree) + 1.0, one.size() + 1.0);
    let (other_agree, other_size) = (f64::from(other.agree) + 1.0, other.size() + 1.0);
    let pooled = (agree + other_agree) / (size + other_size);
    let error = (pooled * (1.0 - pooled) * (1.0 / size + 1.0 / other_size)).sqrt();
    (agree / size - other_agree / other_size) / error
}
