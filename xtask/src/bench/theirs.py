"""Times pabutools on one .pb file: prints the seconds for reading it (`read`), or for one count by Equal Shares with
cost utility, as it is (`once`) or with Add1 (`add1`). `cargo xtask bench counting` runs it.
"""

import sys
import time

from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import method_of_equal_shares

path, what = sys.argv[1:]
start = time.perf_counter()
instance, profile = parse_pabulib(path)
grouped = profile.as_multiprofile()
if what != "read":
    start = time.perf_counter()
    raised = {"voter_budget_increment": 1} if what == "add1" else {}
    method_of_equal_shares(instance, grouped, sat_class=Cost_Sat, **raised)
print(time.perf_counter() - start)
