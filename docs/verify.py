#!/usr/bin/env python3
"""Checks the archive of a vote (`docs/recount.md`) alone: python3 verify.py ARCHIVE [--election ID] [--head FILE]...
Ends with 0 if all holds, 1 if something does not, 2 if all holds but it cannot count by the rule of this vote."""
import argparse, base64, functools, hashlib, heapq, itertools, json, math, re, sys
from collections import Counter
from fractions import Fraction
P, D = 2**255 - 19, -121665 * pow(121666, -1, 2**255 - 19) % (2**255 - 19)
ORDER, ZERO = 2**252 + 27742317777372353535851937790883648493, (0, 1, 1, 0)
sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
binary = lambda text: base64.b64decode(text, validate=True)
most = lambda limit: math.inf if limit is None else limit
def need(truth, words):
    if not truth: raise ValueError(f"it does not hold that {words}")
check = lambda truth, words: need(truth, words) or print("passed      ", words)
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
    return (x := x if x & 1 == sign else P - x), y, 1, x * y % P
def is_signed(public, text, signature):
    key, r, s = point(public), point(signature[:32]), int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + text).digest(), "little") % ORDER
    left, right = times(s, point(b"\x58" + b"\x66" * 31)), add(r, times(h, key))
    return len(signature) == 64 and s < ORDER and all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))
def opened(note, key):
    (name, number, public), (text, signatures) = key.split("+", 2), note.rsplit("\n\n", 1)
    public, signatures = binary(public), [line.split(" ") for line in signatures.splitlines()]
    need(sha(name.encode(), b"\n", public)[:4].hex() == number and public[0] == 1, "the key reads")
    ours = [binary(raw) for dash, signer, raw in signatures if (dash, signer, binary(raw)[:4].hex()) == ("\u2014", name, number)]
    need(ours and is_signed(public[1:], (text + "\n").encode(), ours[0][4:]), "the log signed it")
    return text + "\n"
def signed_head(note, key):
    origin, size, root, time = opened(note, key).splitlines()[:4]
    need(origin == key.split("+")[0] and time.startswith("time "), "every head is of this log")
    return int(size), binary(root), int(time[5:])
def roots(leaves, sizes):
    found, peaks = {}, []
    for size, leaf in enumerate(leaves, 1):
        node, rest = sha(b"\0", leaf), size
        while rest & 1 == 0: node, rest = sha(b"\1", peaks.pop(), node), rest >> 1
        peaks.append(node)
        if size in sizes: found[size] = functools.reduce(lambda right, left: sha(b"\1", left, right), reversed(peaks))
    return found
# --- Ballots: their kind, and the numbers they mark, each with its points or how high it is ranked ---
def marks(text):
    one, points, ranks = "[1-9][0-9]*", "[1-9][0-9]*:(0|-?[1-9][0-9]*)", text.startswith(">")
    need(re.fullmatch(f"|{one}(,{one})*|{points}(,{points})*|(>{one})+", text), "a ballot reads")
    found = [(int(number), int(points or 1)) for number, points in re.findall("([0-9]+)(?::(-?[0-9]+))?", text)]
    numbers = [number for number, _ in found]
    need(len({*numbers}) == len(numbers) and (ranks or numbers == sorted(numbers)), "a ballot names each option once, in order")
    ranking = [*zip(numbers, range(len(numbers), 0, -1))]
    return ("ranking", ranking) if ranks else ("points" if ":" in text else "approval", found)
def check_form(text, form, options):
    (kind, found), points, limits = marks(text), form["points"], form["limits"]
    need(all(number in options for number, _ in found), "a ballot names options of the vote")
    cost, given = sum(options[number]["cost"] for number, mark in found if mark > 0), [mark for _, mark in found]
    need(not found or kind == form["kind"] and (limits["minimum"] or 0) <= len(found) <= most(limits["maximum"])
         and cost <= most(form["spend"]) and (kind != "points" or not points or sum(given) <= most(points["total"])
         and points["least"] <= min(given) <= max(given) <= points["most"]), "a ballot keeps to the limits of the vote")
# --- Counting: equal ballots are groups, (place, voters, {id: level}, {id: points}, ids by level where they are ranked) ---
def counted(options, texts, rule):
    cost, groups, votes, score = {one["id"]: one["cost"] for one in options.values()}, [], Counter(), Counter()
    for text, voters in texts.items():
        kind, found = marks(text)
        points = level = {options[number]["id"]: mark for number, mark in found if number in options}
        if kind == "ranking":
            high = len(level) - 1 if rule["rank_points"] == "borda" else rule["rank_points"]["positional"]["places"]
            points = {id: max(high - place, 0) for place, id in enumerate(level)}
        liked = [id for id in level if level[id] > 0]
        votes.update({id: voters for id in liked}), score.update({id: voters * points[id] for id in points})
        groups.append((len(groups), voters, level, points, liked if kind == "ranking" or len(liked) == 1 else []))
    seed = None if rule["ties"] == "lexicographic" else rule["ties"]["cost_votes_lot"]["seed"]
    order = sorted(sorted(cost), key=lambda id: seed is not None and (cost[id], -votes[id], sha((seed + id).encode())))
    voted, spent, sign = [id for id in order if votes[id]], lambda ids: sum(map(cost.get, ids)), lambda a, b: (a > b) - (a < b)
    payers = lambda by: {id: [(one[0], one[1], one[by][id]) for one in groups if one[by].get(id, 0) > 0] for id in order}
    def best(utility, least, ids):
        able = [id for id in ids if score[id] >= max(1, least or 1)]
        per_cost = lambda id: Fraction(-score[id], cost[id]) if cost[id] else -math.inf
        return sorted(able, key=per_cost if utility == "cardinality" else lambda id: -score[id])
    def most_voted(seats, minimum_score): return best("cost", minimum_score, order)[:seats]
    def greedy(budget, utility, minimum_score=None, misfit="skip", exclusive=(), ids=order):
        won = []
        for id in best(utility, minimum_score, ids):
            if any(id in rivals and {*rivals} & {*won} for rivals in exclusive): continue
            if spent(won) + cost[id] <= budget: won.append(id)
            elif misfit == "stop": break
        return won
    def equal_shares(budget, utility, start, add1, fill_up, comparison):
        worth, payer = cost if utility == "cost" else dict.fromkeys(cost, 1), payers(3)
        able, everybody = [id for id in order if payer[id] and cost[id] <= budget], sum(one[1] for one in groups) or 1
        def shares(given):  # one run, up to the first winner beyond the budget; purses and prices are parts of 1/scale
            won, scale, purses = [id for id in able if not cost[id]], given.denominator, [given.numerator] * len(groups)
            offers = [(0, place, None, None) for place, id in enumerate(able) if cost[id]]
            while offers and spent(won) <= budget:
                _, place, turn, price = heapq.heappop(offers)
                id, held = able[place], Counter()
                if turn == len(won):  # made in this round; offers only rise, so no other will be less
                    won, scale, purses = [*won, id], scale * price.denominator, [purse * price.denominator for purse in purses]
                    for at, _, points in payer[id]: purses[at] = max(purses[at] - price.numerator * points, 0)
                    continue
                for at, voters, points in payer[id]: held[purses[at], points] += voters
                due, rich = cost[id] * scale, sum(points * voters for (_, points), voters in held.items())
                for (purse, points), voters in sorted(held.items(), key=lambda one: Fraction(*one[0])):
                    if purse * rich >= due * points: break
                    due, rich = due - purse * voters, rich - points * voters  # who has less than the price gives all
                if rich: heapq.heappush(offers, (Fraction(due, rich * scale * worth[id]), place, len(won), Fraction(due, rich)))
            return won
        given = Fraction(budget, everybody) if start == "exact" else Fraction(budget // (everybody * 100) * 100)
        won, step = shares(given), add1["step"] if add1 else 0
        while step and (losers := [id for id in able if id not in won]):
            if add1["stop"] == "exhaustive" and all(cost[id] > budget - spent(won) for id in losers): break
            steps = min(-((given * votes[id] - cost[id]) // (votes[id] * step)) for id in losers)
            given += step * max(steps - 1, 1)  # with fewer steps no loser could be paid
            if spent(more := shares(given)) > budget: break
            won = more
        if fill_up: won = won + greedy(budget - spent(won), utility, ids=[id for id in order if id not in won])
        rival, liking = greedy(budget, "cost"), lambda points, ids: sum(max(points.get(id, 0), 0) * worth[id] for id in ids)
        balance = sum(voters * sign(liking(points, won), liking(points, rival)) for _, voters, _, points, _ in groups)
        return rival if comparison == "satisfaction" and balance < 0 else won
    def phragmen(budget):  # the times of the payments are parts of 1/scale
        able, won, payer, last, scale = [id for id in voted if cost[id] <= budget], [], payers(2), [0] * len(groups), 1
        while able:
            due = {id: cost[id] * scale + sum(voters * last[at] for at, voters, _ in payer[id]) for id in able}
            now = min(Fraction(due[id], votes[id]) for id in able)
            first = [id for id in able if due[id] == now * votes[id]]
            if any(spent(won) + cost[id] > budget for id in first): break
            won.append(first[0]), able.remove(first[0])
            scale, last = scale * now.denominator, [time * now.denominator for time in last]
            for at, *_ in payer[first[0]]: last[at] = now.numerator
        return won
    def instant_runoff():
        left, first = voted[:], lambda ranked: next((id for id in ranked if id in left), None)
        firsts = lambda id: sum(one[1] for one in groups if first(one[4]) == id)
        while len(left) > 1: left.remove(min(reversed(left), key=firsts))
        return left
    def schulze():
        margin = lambda one, other: sum(voters * sign(level.get(one, 0), level.get(other, 0)) for _, voters, level, *_ in groups)
        chain = {pair: max(margin(*pair), 0) for pair in itertools.product(order, repeat=2)}
        for by, one, other in itertools.product(order, repeat=3):
            chain[one, other] = max(chain[one, other], min(chain[one, by], chain[by, other]))
        return [one for one in voted if all(chain[one, other] >= chain[other, one] for other in voted)][:1]
    known = {find.__name__: find for find in (most_voted, greedy, equal_shares, phragmen, instant_runoff, schulze)}
    [(word, parameters)] = rule["method"].items() if isinstance(rule["method"], dict) else [(rule["method"], {})]
    return {id: (votes[id], score[id]) for id in order}, known[word](**parameters) if word in known else None
def verify(archive, election, head):  # --- The archive, from its first line to the winners ---
    raw, parts = open(archive, "rb").read(), ("leaves", "heads", "openings", "superseded")
    *lines, end = raw.decode().split("\n")
    first, rest = json.loads(lines[0]), map(json.loads, lines[1:])
    leaves, heads, openings, old = ([next(rest) for _ in range(first[part])] for part in parts)
    (findings, seal), sealed = rest, raw[: raw.rindex(b"\n", 0, -1) + 1]
    leaves, manifest, name = [*map(bytes.fromhex, leaves)], json.loads(first["manifest"]), sha(first["manifest"].encode())
    check((first["format"], end, leaves[0]) == ("tavolata-archive-v1", "", name), f"the log begins with vote {name.hex()}")
    if election: check(election == name.hex(), "it is the vote that was expected")
    else: print("not compared  without --election a whole archive made anew, with another key, would pass")
    check(opened(seal, manifest["log"]) == f"tavolata-archive-v1\n{name.hex()}\n{sha(sealed).hex()}\n", "the log sealed the file")
    every = [signed_head(note, manifest["log"]) for note in heads + [open(one).read() for one in head]]
    heads, found, closed = every[: len(heads)], roots(leaves, {size for size, _, _ in every}), manifest["closes"]
    need(all(one[0] <= other[0] and one[2] <= other[2] for one, other in zip(heads, heads[1:])), "no head goes back")
    check(all(found.get(size) == root for size, root, _ in every), f"{len(every)} signed heads stand for these very leaves")
    late = {size for size, _, time in every if time >= closed}
    check(heads[-1][2] >= closed and late == {len(leaves)}, "nothing was added after the closing")
    for pid, index, nonce, ballot, _ in openings + old:
        leaf = sha(b"tavolata-ballot-v1", name, bytes.fromhex(pid), bytes.fromhex(nonce), ballot.encode())
        need(0 < index < len(leaves) and leaves[index] == leaf, f"the opening of leaf {index} is what was logged")
    last = {pid: index for pid, index, *_ in openings}
    need(sorted(one[1] for one in openings + old) == [*range(1, len(leaves))], "every leaf is opened once")
    check([one[0] for one in openings] == sorted(last) and all(last.get(one[0], 0) > one[1] for one in old),
          "every leaf is accounted for, and the last ballot of everybody counts")
    options, cast = {one["number"]: one for one in manifest["options"]}, [one for one in openings if one[3]]
    for text in {one[3] for one in openings + old}: check_form(text, manifest["ballot"], options)
    need(all(one[4] is None for one in old + [one for one in openings if not one[3]]), "no other ballot has a group")
    groups, k = Counter(one[4] for one in cast), manifest["k"]
    check(groups.keys() <= {None, *range(len(manifest["constituencies"]))} and len(openings) <= most(manifest["roll"])
          and (groups.keys() <= {None} or min(groups.values()) >= k), "nobody voted who may not, and no small group is named")
    rule, seed, outcome = manifest["rule"], findings["seed"], findings["outcome"]
    check(seed is None if manifest["lot"] is None else sha(b"tavolata-lot-v1", seed.encode()).hex() == manifest["lot"],
          "the seed of the lots is the one promised before the vote")
    if seed is not None: rule["ties"]["cost_votes_lot"]["seed"] = seed
    canonical = json.dumps(outcome, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    need(sha(canonical).hex() == findings["outcome_hash"], "the hash of the outcome is that of the outcome")
    left = {number: one for number, one in options.items() if number not in findings["struck"]}
    told, winners = counted(left, Counter(one[3] for one in cast), rule)
    claimed = outcome["winners"] + [one["counted"] for one in outcome["losers"]]
    check(told == {one["project"]: (one["votes"], one["score"]) for one in claimed}, "counted again, all have as many votes")
    if winners is None: return print("NOT COUNTED   this program cannot find the winners by the rule", rule["method"]) or 2
    check(winners == [one["project"] for one in outcome["winners"]], "counted again, the same win: " + ", ".join(winners))
if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("archive"), asked.add_argument("--election"), asked.add_argument("--head", action="append", default=[])
    try: sys.exit(verify(**vars(asked.parse_args())))
    except Exception as error: sys.exit(f"FAILED        {error!r}")
