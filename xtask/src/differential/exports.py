"""Reads files that `tavolata export pabulib` wrote with pabutools, and compares them with those they were imported from.

Called by `cargo xtask differential` with pairs of files: the original, and what we exported. Fails where budget, projects,
costs or ballots are not the same.
"""

import sys
from collections import Counter
from pathlib import Path

from pabutools.election.ballot import AbstractCardinalBallot, AbstractOrdinalBallot
from pabutools.election.pabulib import parse_pabulib


def marks(ballot):
    """What a voter marked, so that equal ballots are equal."""
    if isinstance(ballot, AbstractCardinalBallot):
        return tuple(sorted((project.name, ballot[project]) for project in ballot))
    if isinstance(ballot, AbstractOrdinalBallot):
        return tuple(project.name for project in ballot)
    return tuple(sorted(project.name for project in ballot))


def holdings(file):
    """Budget, costs and ballots, as pabutools reads them."""
    instance, profile = parse_pabulib(file)
    costs = {project.name: project.cost for project in instance}
    return {"budget": instance.budget_limit, "projects": costs, "ballots": Counter(map(marks, profile))}


def main():
    failed = False
    for original, exported in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        theirs, ours = holdings(original), holdings(exported)
        differing = [part for part in theirs if theirs[part] != ours[part]]
        failed |= bool(differing)
        ballots, projects = sum(ours["ballots"].values()), len(ours["projects"])
        print(f"{Path(original).stem}: {ballots} ballots, {projects} projects:", *differing or ["the same"],
              *["differ"] * bool(differing))
    sys.exit(failed)


if __name__ == "__main__":
    main()
