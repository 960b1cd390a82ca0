//! A small vote to play with: six voters, of whom one changes her ballot and one withdraws it.

use counting::greedy::{Greedy, Misfit, Utility};
use counting::money::Money;
use counting::rule::{Method, RankPoints, Rule};
use counting::ties::{LotSeed, TieOrder};
use recount::archive::{Archive, Entry, Parts};
use recount::commitment;
use recount::digest::{Bytes, Nonce, Pid};
use recount::form::Form;
use recount::head::Head;
use recount::manifest::{self, Choice, Manifest, election_id};
use recount::merkle::Tree;
use recount::note::Signer;

/// What the lots are drawn from, told after the vote.
pub const SEED: &str = "5b1d4cbb5c1f3d6f1f0c7d0b1c2a9e8d";
/// When voting opens and closes.
pub const OPENS: u64 = 1_790_000_000;
pub const CLOSES: u64 = OPENS + 3_600;

/// A vote with everything that was cast in it, in order.
#[derive(Clone)]
pub struct Vote {
    pub manifest: Manifest,
    pub casts: Vec<Cast>,
    /// At which sizes of the log heads are signed.
    pub heads: Vec<u64>,
    pub seed: Option<String>,
    pub struck: Vec<u16>,
}

/// A ballot as it was cast.
#[derive(Clone)]
pub struct Cast {
    pub voter: u8,
    pub ballot: String,
    pub constituency: Option<u16>,
}

pub fn log() -> Signer {
    Signer::new("example.org/record/b1", &[42; 32]).unwrap()
}

pub fn manifest() -> Manifest {
    let option = |number: u16, id: &str, cost: i64| Choice {
        number,
        id: id.to_owned(),
        title: format!(
            "Option {number}: \u{201c}{id}\u{201d} \u{2014} \u{062d}\u{062f}\u{064a}\u{0642}\u{0629}"
        ),
        cost: Money::from_minor(cost).unwrap(),
    };
    let budget = Money::from_minor(100_000).unwrap();
    let greedy = Greedy {
        budget,
        utility: Utility::Cost,
        misfit: Misfit::Skip,
        minimum_score: None,
        exclusive: Vec::new(),
    };
    Manifest {
        format: manifest::FORMAT.to_owned(),
        board: "b1".to_owned(),
        question: "Che cosa facciamo insieme?".to_owned(),
        options: vec![option(1, "garden", 60_000), option(2, "kitchen", 50_000), option(3, "bus", 40_000)],
        currency: "EUR".to_owned(),
        budget: Some(budget),
        rule: Rule {
            method: Method::Greedy(greedy),
            rank_points: RankPoints::Borda,
            ties: TieOrder::CostVotesLot { seed: LotSeed(String::new()) },
        },
        ballot: Form::APPROVAL,
        lot: Some(commitment::lot(SEED)),
        constituencies: ["citizens", "third-sector", "bodies"].map(str::to_owned).to_vec(),
        k: 2,
        roll: Some(20),
        opens: OPENS,
        closes: CLOSES,
        log: log().key().to_string(),
    }
}

pub fn vote() -> Vote {
    let cast = |(voter, ballot, constituency): (u8, &str, u16)| Cast {
        voter,
        ballot: ballot.to_owned(),
        constituency: Some(constituency),
    };
    let casts = [
        (0, "1", 0),
        (1, "1,3", 0),
        (2, "3", 1),
        (3, "2", 1),
        (4, "1,2", 1),
        (5, "3", 2),
        (2, "", 1),
        (0, "2", 0),
    ];
    Vote {
        manifest: manifest(),
        casts: casts.map(cast).to_vec(),
        heads: vec![1, 5, 9],
        seed: Some(SEED.to_owned()),
        struck: Vec::new(),
    }
}

pub fn pid(voter: u8) -> Pid {
    commitment::pid(&[1; 32], &[voter])
}

pub fn nonce(place: usize) -> Nonce {
    let mut bytes = [7; 32];
    bytes[..8].copy_from_slice(&place.to_be_bytes());
    Bytes(bytes)
}

impl Vote {
    pub fn entries<'a>(&'a self) -> Vec<Entry<'a>> {
        let entry = |(place, cast): (usize, &'a Cast)| Entry {
            pid: pid(cast.voter),
            nonce: nonce(place),
            ballot: &cast.ballot,
            constituency: cast.constituency,
        };
        self.casts.iter().enumerate().map(entry).collect()
    }

    /// The log with all its leaves.
    pub fn tree(&self) -> Tree {
        let election = election_id(&self.manifest.text().unwrap());
        let mut tree = Tree::of([election.as_slice()]);
        for Entry { pid, nonce, ballot, .. } in self.entries() {
            tree.append(commitment::leaf(&election, &pid, &nonce, ballot).as_slice());
        }
        tree
    }

    /// The signed heads, the last one after the closing.
    pub fn signed_heads(&self) -> Vec<String> {
        let tree = self.tree();
        let time = |size: u64| if size == tree.size() { CLOSES + 1 } else { OPENS + size };
        let head = |size: &u64| Head { size: *size, root: tree.root(*size).unwrap(), time: time(*size) };
        self.heads.iter().map(|size| head(size).sign(&log())).collect()
    }

    pub fn archive(&self) -> String {
        let (text, entries, heads) = (self.manifest.text().unwrap(), self.entries(), self.signed_heads());
        let parts = Parts {
            manifest: &text,
            entries: &entries,
            heads: &heads,
            seed: self.seed.as_deref(),
            struck: &self.struck,
            withheld: &[],
        };
        Archive::write(&parts, &log()).unwrap()
    }
}
