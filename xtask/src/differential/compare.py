"""Compares our count with pabutools, pref_voting and `docs/verify.py` on random small elections in which ties abound.

Called by `cargo xtask differential` with the batch program, a seed and a number of elections for each kind of
ballot. Says how many outcomes were compared, or prints the first that differ and fails.
"""

import hashlib
import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from pabutools.election import (
    ApprovalBallot,
    ApprovalProfile,
    CumulativeBallot,
    CumulativeProfile,
    Instance,
    OrdinalBallot,
    OrdinalProfile,
    Project,
)
from pabutools.election.satisfaction import AdditiveSatisfaction, Cardinality_Sat, Cost_Sat
from pabutools.fractions import frac
from pabutools.rules import (
    completion_by_rule_combination,
    exhaustion_by_budget_increase,
    greedy_utilitarian_welfare,
    method_of_equal_shares,
    popularity_comparison,
    sequential_phragmen,
)
from pabutools.tiebreaking import TieBreakingRule, lexico_tie_breaking
from pref_voting.profiles import Profile
from pref_voting.profiles_with_ties import ProfileWithTies
from pref_voting.voting_methods import beat_path, borda, instant_runoff_tb

sys.path.append(str(Path(__file__).parents[3] / "docs"))
import verify  # noqa: E402, our second verifier, which counts by itself

UNIT = 100  # Minor units in one unit of the currency.
KINDS = ["approval", "choose-1", "knapsack", "cumulative", "ordinal"]


class PointsTimes(AdditiveSatisfaction):
    """Points on the ballot, times the cost where that is asked for; places on rankings by `places`."""

    with_cost = False
    places = None

    def __init__(self, instance, profile, ballot):
        super().__init__(instance, profile, ballot, self.worth)

    def worth(self, instance, profile, ballot, project, precomputed_values):
        if project not in ballot:
            return 0
        if isinstance(ballot, CumulativeBallot):
            points = ballot[project]
        else:
            position = list(ballot).index(project)
            points = len(ballot) - position - 1 if self.places is None else max(self.places - position, 0)
        return frac(points) * (project.cost if self.with_cost else 1)


def satisfaction(kind, utility, places):
    if kind in ("cumulative", "ordinal"):
        return type("Points", (PointsTimes,), {"with_cost": utility == "cost", "places": places})
    return Cost_Sat if utility == "cost" else Cardinality_Sat


class Election:
    """A random election, in their form and in ours."""

    def __init__(self, rng, kind):
        self.kind = kind
        names = rng.sample(["1", "2", "10", "9", "a", "B", "b", "p2"], rng.randint(2, 7))
        unit = rng.choice([UNIT, UNIT, 25])
        cost = rng.choice([lambda: rng.randint(1, 4), lambda: rng.randint(1, 30)])
        self.costs = {name: cost() * unit for name in names}
        total = sum(self.costs.values())
        self.budget = rng.randint(1, max(1, total // unit)) * unit
        self.ballots = [self.ballot(rng, names) for _ in range(rng.randint(1, 12))]
        # The same ballot several times.
        self.ballots += rng.choices(self.ballots, k=rng.randint(0, 8))
        self.longest = max(1, max(len(ballot) for ballot in self.ballots))
        self.projects = {name: Project(name, frac(cost, UNIT)) for name, cost in self.costs.items()}

    def ballot(self, rng, names):
        marked = rng.sample(names, rng.randint(0, len(names)))
        if self.kind == "choose-1":
            return marked[:1]
        if self.kind == "knapsack":
            held, left = [], self.budget
            for name in marked:
                if self.costs[name] <= left:
                    held.append(name)
                    left -= self.costs[name]
            return held
        if self.kind == "cumulative":
            return [(name, rng.randint(1, 4)) for name in marked]
        return marked

    def instance(self):
        """Without projects dearer than the whole budget: the reference's add1 gives up where one would be paid."""
        limit = frac(self.budget, UNIT)
        return Instance(self.affordable(), budget_limit=limit)

    def affordable(self):
        return [project for project in self.projects.values() if project.cost <= frac(self.budget, UNIT)]

    def profile(self):
        of = self.projects
        if self.kind == "cumulative":
            ballots = [CumulativeBallot({of[name]: frac(points) for name, points in one}) for one in self.ballots]
            return CumulativeProfile(ballots)
        if self.kind == "ordinal":
            return OrdinalProfile([OrdinalBallot([of[name] for name in one]) for one in self.ballots])
        return ApprovalProfile([ApprovalBallot([of[name] for name in one]) for one in self.ballots])

    def supported(self, places=None):
        """The projects whose total of points is above zero."""
        found = set()
        for one in self.ballots:
            for position, mark in enumerate(one):
                if self.kind == "cumulative":
                    found.add(mark[0])
                elif self.kind != "ordinal":
                    found.add(mark)
                elif places is not None and position < places or places is None and position + 1 < len(one):
                    found.add(mark)
        return found

    def pb(self):
        vote_type = {"knapsack": "approval"}.get(self.kind, self.kind)
        head = f"META\nkey;value\nbudget;{money(self.budget)}\nvote_type;{vote_type}\nrule;unknown\n"
        lines = ["PROJECTS", "project_id;cost"] + [f"{name};{money(cost)}" for name, cost in self.costs.items()]
        lines += ["VOTES", "voter_id;vote;points"]
        for voter, one in enumerate(self.ballots):
            if self.kind == "cumulative":
                marks, points = ",".join(n for n, _ in one), ",".join(str(p) for _, p in one)
            else:
                marks, points = ",".join(one), ""
            lines.append(f"{voter};{marks};{points}")
        return head + "\n".join(lines) + "\n"


def money(minor):
    return f"{minor // UNIT}.{minor % UNIT:02}"


def lot(seed):
    """Lower cost, then more votes, then the smaller lot."""

    def key(instance, profile, project):
        votes = sum(1 for ballot in profile if project in ballot)
        return (project.cost, -votes, hashlib.sha256((seed + project.name).encode()).hexdigest())

    return TieBreakingRule(key)


class Comparison:
    """What is to be counted on both sides."""

    def __init__(self, name, election, rule, expected, ordered=True):
        self.name, self.election, self.rule = name, election, rule
        self.expected, self.ordered = expected, ordered

    def by_second_verifier(self):
        """The winners that `docs/verify.py` finds from the texts of the ballots as an archive holds them."""
        costs, kind = self.election.costs, self.election.kind
        number = {name: place for place, name in enumerate(sorted(costs), 1)}
        options = {number[name]: {"id": name, "cost": cost} for name, cost in costs.items()}

        def text(one):
            if kind == "ordinal":
                return "".join(f">{number[name]}" for name in one)
            if kind == "cumulative":
                return ",".join(f"{place}:{points}" for place, points in sorted((number[n], p) for n, p in one))
            return ",".join(str(place) for place in sorted(number[name] for name in one))

        return verify.counted(options, Counter(map(text, self.election.ballots)), self.rule)[1]

    def task(self):
        return json.dumps({"pb": self.election.pb(), "rule": self.rule})

    def differs(self, found):
        winners = found["winners"] if self.ordered else sorted(found["winners"])
        return winners != self.expected or found["winners"] != self.by_second_verifier()


def names(allocation):
    return [project.name for project in allocation]


def greedy(election, profile, sat, ties):
    return greedy_utilitarian_welfare(election.instance(), profile, sat_class=sat, tie_breaking=ties)


def shares(instance, profile, sat, ties):
    return method_of_equal_shares(instance, profile, sat_class=sat, tie_breaking=ties)


def raised(election, profile, sat, ties, start, stop, step, supported):
    """Endowments raised from `start` by `step` minor units, each outcome found by the reference."""
    affordable = election.affordable()
    voters, budget = len(election.ballots), frac(election.budget, UNIT)
    endowment = budget / voters
    if start == "integral":
        endowment = frac(int(endowment))
    kept = None
    while True:
        instance = Instance(affordable, budget_limit=endowment * voters)
        outcome = names(shares(instance, profile, sat, ties))
        spent = sum(election.costs[name] for name in outcome)
        if spent > election.budget:
            return kept
        kept = outcome
        left = election.budget - spent
        others = [p.name for p in affordable if p.name in supported and p.name not in outcome]
        if not others or stop == "exhaustive" and all(election.costs[name] > left for name in others):
            return kept
        endowment += frac(step, UNIT)


def by_money(rng, election):
    """The rules under a budget."""
    profile = election.profile()
    seed = str(rng.randint(0, 99))
    ties, words = rng.choice([
        (lexico_tie_breaking, "lexicographic"),
        (lot(seed), {"cost_votes_lot": {"seed": seed}}),
    ])
    utility = rng.choice(["cost", "cardinality"])
    places = rng.choice([None, election.longest]) if election.kind == "ordinal" else None
    sat = satisfaction(election.kind, utility, places)
    points = "borda" if places is None else {"positional": {"places": places}}
    supported = election.supported(places)
    budget = election.budget

    def rule(method):
        return {"method": method, "rank_points": points, "ties": words}

    def won(allocation):
        return [name for name in names(allocation) if name in supported]

    def compare(name, method, expected, ordered=True):
        return Comparison(f"{election.kind}: {name}, {utility}", election, rule(method), expected, ordered)

    base = {"budget": budget, "utility": utility}
    none = {**base, "start": "exact", "add1": None, "fill_up": False, "comparison": "none"}
    by_greedy = {"greedy": {**base, "misfit": "skip", "minimum_score": None}}
    yield compare("greedy", by_greedy, won(greedy(election, profile, sat, ties)))
    yield compare("equal shares", {"equal_shares": none}, won(shares(election.instance(), profile, sat, ties)))

    sequence = [method_of_equal_shares, greedy_utilitarian_welfare]
    parameters = [{"sat_class": sat, "tie_breaking": ties}] * 2
    filled = completion_by_rule_combination(election.instance(), profile, sequence, parameters)
    yield compare("filled up", {"equal_shares": {**none, "fill_up": True}}, won(filled))

    add1 = {"step": UNIT, "stop": "exhaustive"}
    theirs = method_of_equal_shares(
        election.instance(), profile, sat_class=sat, tie_breaking=ties, voter_budget_increment=1
    )
    yield compare("their add1", {"equal_shares": {**none, "add1": add1}}, won(theirs))

    start, stop = rng.choice(["exact", "integral"]), rng.choice(["exhaustive", "last_feasible"])
    step = rng.choice([UNIT, UNIT // 2, 2 * UNIT])
    method = {**none, "start": start, "add1": {"step": step, "stop": stop}}
    expected = raised(election, profile, sat, ties, start, stop, step, supported)
    yield compare(f"add1 {start} {stop} {step}", {"equal_shares": method}, expected)

    if election.kind not in ("cumulative", "ordinal"):
        found = sequential_phragmen(election.instance(), profile, tie_breaking=ties)
        phragmen = {"phragmen": {"budget": budget}}
        yield compare("phragmen", phragmen, sorted(won(found)), ordered=False)

    by_votes = satisfaction(election.kind, "cost", places)
    parameters = [parameters[0], {"sat_class": by_votes, "tie_breaking": ties}]
    preferred = popularity_comparison(election.instance(), profile, sat, sequence, parameters)
    # Where both are preferred by as many voters, ours keeps Equal Shares, which the reference names first.
    method = {"equal_shares": {**none, "comparison": "satisfaction"}}
    yield compare("compared", method, sorted(won(preferred[0])), ordered=False)


def by_rank(rng):
    """One winner out of a few options."""
    options = sorted(rng.sample(["1", "2", "10", "9", "a", "B"], rng.randint(2, 5)))
    whole = rng.random() < 0.5
    election = Election.__new__(Election)
    election.kind, election.budget, election.costs = "ordinal", 0, {name: 0 for name in options}
    shortest = len(options) if whole else 1
    votes = rng.randint(1, 15)
    election.ballots = [rng.sample(options, rng.randint(shortest, len(options))) for _ in range(votes)]
    number = {name: place for place, name in enumerate(options)}
    counts = Counter(tuple(number[name] for name in one) for one in election.ballots)
    if whole:
        profile = Profile([list(one) for one in counts], list(counts.values()))
    else:
        rankings = [{option: place for place, option in enumerate(one)} for one in counts]
        profile = ProfileWithTies(rankings, list(counts.values()), candidates=list(range(len(options))))
        profile.use_extended_strict_preference()
    # An option that nobody ranks cannot win here.
    ranked = {option for one in counts for option in one}

    def compare(name, method, winners):
        first = next((option for option in sorted(winners) if option in ranked), None)
        rule = {"method": method, "rank_points": "borda", "ties": "lexicographic"}
        expected = [] if first is None else [options[first]]
        return Comparison(f"ranked: {name}", election, rule, expected)

    yield compare("schulze", "schulze", beat_path(profile))
    # The reference strikes off whoever comes first in its list.
    runoff = instant_runoff_tb(profile, tie_breaker=list(reversed(range(len(options)))))
    yield compare("instant run-off", "instant_runoff", runoff)
    if whole:
        method = {"most_voted": {"seats": 1, "minimum_score": None}}
        yield compare("borda", method, borda(profile))


def comparisons(rng, elections):
    for kind in KINDS:
        for _ in range(elections):
            yield from by_money(rng, Election(rng, kind))
    for _ in range(elections):
        yield from by_rank(rng)


def main():
    program, seed, elections = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    todo = list(comparisons(rng, elections))
    text = "".join(one.task() + "\n" for one in todo)
    answers = subprocess.run([program], input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    differing = [(one, json.loads(found)) for one, found in zip(todo, answers, strict=True)
                 if one.differs(json.loads(found))]
    for one, found in differing[:5]:
        print(one.name, json.dumps(one.rule), one.election.pb(), "expected", one.expected, "found", found,
              "by verify.py", one.by_second_verifier(), sep="\n")
    by_name = Counter(one.name.split(":")[0] for one in todo)
    told = ", ".join(f"{kind} {count}" for kind, count in by_name.items())
    print(f"{len(todo)} outcomes compared ({told}); {len(differing)} differ")
    if differing:
        print(Counter(one.name for one, _ in differing))
        sys.exit(1)


if __name__ == "__main__":
    main()
