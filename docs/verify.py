#!/usr/bin/env python3
"""Checks the archive of a vote (`docs/recount.md`) alone: python3 verify.py ARCHIVE [--election ID] [--head FILE]...
Ends with 0 if all holds, 1 if something does not, 2 if all holds but it cannot count by the rule of this vote."""
import argparse, base64, hashlib, json, re, sys
from collections import Counter
from fractions import Fraction
from functools import reduce
P, D = 2**255 - 19, -121665 * pow(121666, -1, 2**255 - 19) % (2**255 - 19)
ORDER, ZERO = 2**252 + 27742317777372353535851937790883648493, (0, 1, 1, 0)
sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
def need(truth, words):
    if not truth: raise ValueError(f"it does not hold that {words}")
def check(truth, words):
    need(truth, words)
    print("passed      ", words)
# --- Ed25519 (RFC 8032) with points as (X, Y, Z, T); signed notes and heads (C2SP); Merkle roots (RFC 6962) ---
def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P
times = lambda n, p: add(times(n >> 1, add(p, p)), p if n & 1 else ZERO) if n else ZERO
def point(raw):
    sign, y = raw[31] >> 7, int.from_bytes(raw, "little") & (2**255 - 1)
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if x * x % P == xx else x * pow(2, (P - 1) // 4, P) % P
    need(len(raw) == 32 and y < P and x * x % P == xx and (x or not sign), "keys and signatures are points of the curve")
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P
def is_signed(public, text, signature):
    key, r, s = point(public), point(signature[:32]), int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + text).digest(), "little") % ORDER
    left, right = times(s, point(b"\x58" + b"\x66" * 31)), add(r, times(h, key))
    return len(signature) == 64 and s < ORDER and all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))
def opened(note, key):
    (name, number, public), (text, signatures) = key.split("+", 2), note.rsplit("\n\n", 1)
    public = base64.b64decode(public, validate=True)
    need(sha(name.encode(), b"\n", public)[:4].hex() == number and public[0] == 1, "the key reads")
    for dash, signer, raw in (line.split(" ") for line in signatures.splitlines()):
        raw = base64.b64decode(raw, validate=True)
        if (dash, signer, raw[:4].hex()) == ("\u2014", name, number):
            need(is_signed(public[1:], (text + "\n").encode(), raw[4:]), "a signature is of its text")
            return text + "\n"
    need(False, "the log signed it")
def signed_head(note, key):
    origin, size, root, time = opened(note, key).splitlines()[:4]
    need(origin == key.split("+")[0] and time.startswith("time "), "every head is of this log")
    return int(size), base64.b64decode(root, validate=True), int(time[5:])
def roots(leaves, sizes):
    found, peaks = {}, []
    for size, leaf in enumerate(leaves, 1):
        node, rest = sha(b"\0", leaf), size
        while rest & 1 == 0:
            node, rest = sha(b"\1", peaks.pop(), node), rest >> 1
        peaks.append(node)
        if size in sizes: found[size] = reduce(lambda right, left: sha(b"\1", left, right), reversed(peaks))
    return found
# --- Ballots: their kind, and the numbers they mark, each with points or with its place on a ranking ---
def marks(text):
    if re.fullmatch(r"(>[1-9][0-9]*)+", text):
        found = [(int(number), place) for place, number in enumerate(text[1:].split(">"))]
        need(len(dict(found)) == len(found), "a ballot ranks an option once")
        return "ranking", found
    one, points = "[1-9][0-9]*", "[1-9][0-9]*:(0|-?[1-9][0-9]*)"
    need(re.fullmatch(f"|{one}(,{one})*|{points}(,{points})*", text), "a ballot reads")
    found = [(int(number), int(given or 1)) for number, given in re.findall("([0-9]+)(?::(-?[0-9]+))?", text)]
    need(all(one[0] < other[0] for one, other in zip(found, found[1:])), "the numbers of a ballot ascend")
    return "points" if ":" in text else "approval", found
def check_form(text, form, options):
    (kind, found), points, (low, high) = marks(text), form["points"], (form["limits"][one] for one in ("minimum", "maximum"))
    need(all(number in options for number, _ in found), "a ballot names options of the vote")
    cost = sum(options[number]["cost"] for number, mark in found if kind == "ranking" or mark > 0)
    given = [mark for _, mark in found if points and kind == "points"]
    need(not found or kind == form["kind"] and (low or 0) <= len(found) <= (len(found) if high is None else high)
         and (form["spend"] is None or cost <= form["spend"]), "a ballot keeps to the limits of the vote")
    need(not given or points["least"] <= min(given) <= max(given) <= points["most"]
         and (points["total"] is None or sum(given) <= points["total"]), "a ballot keeps to the limits of its points")
# --- Counting: equal ballots are groups, (voters, {id: points}); a method that is missing here is said to be ---
class Count:
    def __init__(self, options, texts, rule):
        self.cost, self.groups = {one["id"]: one["cost"] for one in options.values()}, []
        self.votes, self.score = Counter(), Counter()
        for text, voters in texts.items():
            kind, found = marks(text)
            found = [(options[number]["id"], mark) for number, mark in found if number in options]
            places = len(found) - 1 if rule["rank_points"] == "borda" else rule["rank_points"]["positional"]["places"]
            if kind == "ranking": found = [(id, max(places - place, 0)) for place, (id, _) in enumerate(found)]
            for id, points in found:
                self.votes[id] += voters * (kind == "ranking" or points > 0)
                self.score[id] += voters * points
            self.groups.append((voters, {id: points for id, points in found if points > 0}))
        seed = None if rule["ties"] == "lexicographic" else rule["ties"]["cost_votes_lot"]["seed"]
        lots = lambda id: (self.cost[id], -self.votes[id], sha((seed + id).encode()), id)
        self.order = sorted(self.cost, key=lots if seed is not None else None)
    spent = lambda self, ids: sum(self.cost[id] for id in ids)
    def ranked(self, ids, utility, least):
        able = [id for id in ids if self.score[id] > 0 and (least is None or self.score[id] >= least)]
        per_cost = lambda id: (1, -Fraction(self.score[id], self.cost[id])) if self.cost[id] else (0, 0)
        return sorted(able, key=per_cost if utility == "cardinality" else lambda id: -self.score[id])
    most_voted = lambda self, method: self.ranked(self.order, "cost", method["minimum_score"])[: method["seats"]]
    def greedy(self, method):
        won = []
        for id in self.ranked(method.get("among", self.order), method["utility"], method["minimum_score"]):
            if not any(id in rivals and set(rivals) & set(won) for rivals in method["exclusive"]):
                if self.spent(won + [id]) <= method["budget"]: won.append(id)
                elif method["misfit"] == "stop": break
        return won
    def equal_shares(self, method):
        budget, voters, add1 = method["budget"], sum(voters for voters, _ in self.groups) or 1, method["add1"] or {"step": 0}
        start = Fraction(budget, voters) if method["start"] == "exact" else Fraction(budget // (voters * 100) * 100)
        support = {id: sum(voters for voters, points in self.groups if id in points) for id in self.order}
        able, raised = [id for id in self.order if support[id] and self.cost[id] <= budget], 0
        won = self.shares(able, start, method)
        while add1["step"] and (losers := [id for id in able if id not in won]):
            if add1["stop"] == "exhaustive" and all(self.cost[id] > budget - self.spent(won) for id in losers): break
            steps = min(-((start * support[id] - self.cost[id]) // (support[id] * add1["step"])) for id in losers)
            raised = max(steps - 1, raised + 1)  # before that many steps no loser could be paid
            more = self.shares(able, start + raised * add1["step"], method)
            if self.spent(more) > budget: break
            won = more
        rest = {**method, "budget": budget - self.spent(won), "minimum_score": None, "misfit": "skip", "exclusive": [],
                "among": [id for id in self.order if id not in won]}
        return None if method["comparison"] != "none" else won + self.greedy(rest) if method["fill_up"] else won
    def shares(self, able, endowment, method):  # one run, up to the first winner beyond the budget
        purses, won = [endowment] * len(self.groups), [id for id in able if self.cost[id] == 0]
        while self.spent(won) <= method["budget"]:
            prices = []
            for place, id in enumerate(able):
                payers = sorted((purse / points[id], points[id] * voters) for purse, (voters, points)
                                in zip(purses, self.groups) if id in points)
                due, parts = Fraction(self.cost[id]), sum(parts for _, parts in payers)
                if id not in won and sum(most * parts for most, parts in payers) >= due:
                    while payers[0][0] * parts < due:
                        most, theirs = payers.pop(0)
                        due, parts = due - most * theirs, parts - theirs
                    prices.append((due / parts / (self.cost[id] if method["utility"] == "cost" else 1), place, due / parts))
            if not prices: break
            _, place, price = min(prices)
            won.append(able[place])
            purses = [purse - min(purse, price * points.get(able[place], 0)) for purse, (_, points) in zip(purses, self.groups)]
        return won

def verify(archive, election, head):
    raw = open(archive, "rb").read()
    *lines, end = raw.decode().split("\n")
    rest = map(json.loads, lines)
    first, parts = next(rest), ("leaves", "heads", "openings", "superseded")
    leaves, heads, openings, replaced = ([next(rest) for _ in range(first[part])] for part in parts)
    findings, seal = rest
    leaves, manifest, name = [*map(bytes.fromhex, leaves)], json.loads(first["manifest"]), sha(first["manifest"].encode())
    check(first["format"] == "tavolata-archive-v1" and end == "" and leaves[0] == name,
          f"the manifest of vote {name.hex()} is the first leaf of the log")
    if election: check(election == name.hex(), "it is the vote that was expected")
    else: print("not compared  without --election a whole archive made anew, with another key, would pass")
    key, sealed = manifest["log"], raw[: len(raw) - len(lines[-1].encode()) - 1]
    check(opened(seal, key) == f"tavolata-archive-v1\n{name.hex()}\n{sha(sealed).hex()}\n", "the log sealed the whole file")
    kept = [open(one, encoding="utf-8").read() for one in head]
    heads, kept = ([signed_head(note, key) for note in notes] for notes in (heads, kept))
    found, closed = roots(leaves, {size for size, _, _ in heads + kept}), manifest["closes"]
    need(all(one[0] <= other[0] and one[2] <= other[2] for one, other in zip(heads, heads[1:])), "no head goes back")
    check(all(found.get(size) == root for size, root, _ in heads + kept),
          f"{len(heads)} signed heads and {len(kept)} kept elsewhere stand for these very leaves")
    check(heads[-1][2] >= closed and all(size == len(leaves) for size, _, time in [heads[-1], *heads, *kept] if time >= closed),
          "nothing was added after the closing")
    for pid, index, nonce, ballot, _ in openings + replaced:
        leaf = sha(b"tavolata-ballot-v1", name, bytes.fromhex(pid), bytes.fromhex(nonce), ballot.encode())
        need(0 < index < len(leaves) and leaves[index] == leaf, f"the opening of leaf {index} is what was logged")
    last = {pid: index for pid, index, *_ in openings}
    need(sorted(one[1] for one in openings + replaced) == list(range(1, len(leaves))), "every leaf is opened once")
    check(list(last) == sorted(last) and len(last) == len(openings) and all(last.get(one[0], 0) > one[1] for one in replaced),
          "every leaf is accounted for, and the last ballot of everybody counts")
    options = {one["number"]: one for one in manifest["options"]}
    for text in {one[3] for one in openings + replaced}: check_form(text, manifest["ballot"], options)
    groups, k, roll = Counter(one[4] for one in openings if one[3]), manifest["k"], manifest["roll"]
    named = {*groups} - {None}
    need(all(one[4] is None for one in [*replaced, *(one for one in openings if not one[3])]), "no other ballot has a group")
    check(named <= {*range(len(manifest["constituencies"]))} and (roll is None or len(openings) <= roll)
          and all(groups[group] >= k or not named or not groups[group] for group in [*named, None]),
          "every ballot could be cast, no more people voted than may, and no small constituency is named")
    rule, seed, outcome = manifest["rule"], findings["seed"], findings["outcome"]
    check(seed is None if manifest["lot"] is None else sha(b"tavolata-lot-v1", seed.encode()).hex() == manifest["lot"],
          "the seed of the lots is the one promised before the vote")
    if seed is not None: rule["ties"]["cost_votes_lot"]["seed"] = seed
    canonical = json.dumps(outcome, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    need(sha(canonical).hex() == findings["outcome_hash"], "the hash of the outcome is that of the outcome")
    options = {number: one for number, one in options.items() if number not in findings["struck"]}
    count, method = Count(options, Counter(one[3] for one in openings if one[3]), rule), rule["method"]
    both = outcome["winners"] + [one["counted"] for one in outcome["losers"]]
    told = {one["project"]: (one["votes"], one["score"]) for one in both}
    check(told == {id: (count.votes[id], count.score[id]) for id in count.order}, "counted again, every option has as many votes")
    word, parameters = next(iter(method.items())) if isinstance(method, dict) else (method, None)
    winners = getattr(count, word, lambda _: None)(parameters)
    if winners is None: return print("NOT COUNTED   this program cannot find the winners by the rule", method) or 2
    check(winners == [one["project"] for one in outcome["winners"]], "counted again, the same win: " + ", ".join(winners))
if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("archive"), asked.add_argument("--election"), asked.add_argument("--head", action="append", default=[])
    try: sys.exit(verify(**vars(asked.parse_args())))
    except Exception as error: sys.exit(f"FAILED        {error!r}")
