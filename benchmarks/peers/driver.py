"""Runs hen and its peers side by side, alternating, and prints ratios. Started by benchmarks/peers/run."""

import argparse
import json
import os
import shlex
import sys
import tempfile

import numpy as np

import cases
import data
import report
from sides import Process, SideError

HERE = os.path.dirname(os.path.abspath(__file__))
AGREE = 1e-3
"""How far states may lie apart, as a fraction of the largest number of hen's."""

WARM_UP = 1.0


def main():
    options = parsed()
    environment = dict(os.environ)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        environment[name] = str(options.threads)
    hen = Process("hen", shlex.split(options.java), environment)
    peers = Process("the peers' side", [sys.executable, os.path.join(HERE, "side.py")], environment)
    try:
        with tempfile.TemporaryDirectory(prefix="hen-peers-") as folder:
            compare(options, folder, hen, peers)
    except SideError as e:
        sys.exit(f"peers: {e}")
    finally:
        hen.close()
        peers.close()


def parsed():
    parser = argparse.ArgumentParser(prog="benchmarks/peers/run", description="hen beside its peers")
    parser.add_argument("--java", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=7, help="alternations of each pair (default 7)")
    parser.add_argument("--threads", type=int, default=1, help="of every library, and processors of hen's JVM")
    parser.add_argument("--seed", type=int, default=1, help="of the data")
    parser.add_argument("--only", action="append", default=[], help="only cases that contain this; may be repeated")
    parser.add_argument("--quick", action="store_true", help="small data and 3 rounds, to see that it works")
    parser.add_argument("--out", default="peers.json", help="where the JSON goes (default peers.json)")
    options = parser.parse_args()
    if options.rounds < 1 or options.threads < 1:
        parser.error("--rounds and --threads must be at least 1")
    if options.quick:
        options.rounds = min(options.rounds, 3)
    return options


def compare(options, folder, hen, peers):
    told = {"hen": hen.info(), "peers": peers.info()}
    backends = set(told["peers"]["backends"].split(","))
    provenance = report.provenance(options, told)
    print(report.heading(provenance), flush=True)
    planned, sizes = cases.every(options.quick)
    planned = [case for case in planned if chosen(case, options.only)]
    banks, rows, limits, skipped, section = {}, [], [], set(), None
    for case in planned:
        skipped |= {f"{way.name} ({case.section})" for way in case.peers if way.backend not in backends}
        case = cases.available(case, backends)
        if case is None:
            continue
        if case.section != section:
            section = case.section
            limits.append(limit(hen))
        if case.bank not in banks:
            kind = case.bank.split("-")[0]
            makers = {"dense": data.dense, "clustered": data.clustered, "every": data.every, "tokens": data.tokens}
            make = makers[kind]
            banks[case.bank] = make(folder, sizes[case.bank], options.seed)
        found = measured(case, banks[case.bank], options, folder, hen, peers)
        rows += found
        for row in found:
            print(report.progress(row), file=sys.stderr, flush=True)
        result = {"provenance": provenance, "limits": limits, "left_out": sorted(skipped), "rows": rows}
        save(options.out, result)  # after each case: a run may be cut short
    if not rows:
        raise SideError("no case is left: see --only, and which peers are installed")
    limits.append(limit(hen))
    save(options.out, result)
    print(report.whole(result))
    print(f"Provenance and every time: {options.out}")
    if not all(row["agrees"] for row in rows):
        raise SideError("not all answers agree, see DIFFERS above")


def chosen(case, words):
    text = f"{case.section} {case.name} {case.hen.name}"
    return all(word in text for word in words)


def save(file, result):
    with open(file, "w", encoding="utf-8") as out:
        json.dump(result, out, ensure_ascii=False, indent=1)


def limit(hen):
    stream, fma = map(float, hen.ask("limits"))
    return {"stream_bytes_per_second": stream, "fma_flops": fma}


def measured(case, bank, options, folder, hen, peers):
    """One row for each peer of a case."""
    file = os.path.join(folder, "answer")
    hen.ask("prepare", "hen", *fields(case, case.hen, bank, options))
    ours = answer(hen, "hen", case, bank, file)
    warm_up(hen, case)
    rows = []
    for way in case.peers:
        peers.ask("prepare", "peer", *fields(case, way, bank, options))
        theirs = answer(peers, "peer", case, bank, file)
        same, apart = agreement(ours, theirs)
        pairs = [
            (run(hen, "hen", r, case.cues, 1), run(peers, "peer", r, case.peer_cues, factor(way)))
            for r in range(options.rounds)
        ]
        rows.append(
            {
                "section": case.section,
                "case": case.name,
                "beta": case.beta,
                "damping": case.damping,
                "similarity": case.similarity,
                "hen_way": case.hen.name,
                "peer_way": way.name,
                "extrapolated_from_updates": way.updates or None,
                "hen": [h for h, _ in pairs],
                "peer": [p for _, p in pairs],
                "compared": case.compared,
                "same_winner": same,
                "states_apart": apart,
                "agrees": same == case.compared and apart <= AGREE,
            }
        )
    return rows


def warm_up(hen, case):
    """A JVM compiles what runs often: hen runs until a second of processor time is spent."""
    spent = 0.0
    while spent < WARM_UP:
        spent += run(hen, "hen", 0, case.cues, 1)["cpu"] * case.cues


def fields(case, way, bank, options):
    values = {
        "bank": bank.shape,
        "rows": bank.rows,
        "n": bank.size,
        "k": bank.width,
        "codebook": bank.codebook,
        "cues": bank.cues,
        "q": len(bank.targets),
        "similarity": case.similarity,
        "beta": case.beta,
        "damping": case.damping,
        "steps": way.updates or cases.STEPS,
        "tolerance": way.tolerance,
        "work": way.work,
        "backend": way.backend,
        "stop": way.stop,
        "count": max(case.peer_cues, case.compared),
        "threads": options.threads,
    }
    return [f"{key}={value}" for key, value in values.items()]


def factor(way):
    return cases.STEPS / way.updates if way.updates else 1


def run(side, name, first, count, times):
    """Seconds for one cue, and how often the bank was read for it (for loops: updates)."""
    wall, processor, reads = map(float, side.ask("run", name, first, count))
    return {"wall": wall / count * times, "cpu": processor / count * times, "reads": reads * times}


def answer(side, name, case, bank, file):
    """(winners [Q], states [Q][...])"""
    side.ask("answer", name, case.compared, file)
    with open(file, "rb") as found:
        winners = np.fromfile(found, np.int32, case.compared)
        return winners, np.fromfile(found, np.float32).reshape(case.compared, -1)


def agreement(ours, theirs):
    """(cues with the same winner, the largest difference of states relative to the largest number)"""
    same = int((ours[0] == theirs[0]).sum())
    return same, float(np.abs(ours[1] - theirs[1]).max() / np.abs(ours[1]).max())


if __name__ == "__main__":
    main()
