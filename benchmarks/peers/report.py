"""Tables and provenance; report.py FILE prints the tables of a JSON once more."""

import json
import os
import platform
import sys
from datetime import datetime, timezone

import numpy as np


def provenance(options, told):
    """Where, when and with what this was measured."""
    return {
        "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "processor": _processor(),
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "commit": os.environ.get("HEN_PEERS_COMMIT", "unknown"),
        "threads": options.threads,
        "rounds": options.rounds,
        "seed": options.seed,
        "quick": options.quick,
        **told,
    }


def heading(p):
    hen, peers = p["hen"], p["peers"]
    versions = ", ".join(f"{k} {peers[k]}" for k in ("python", "numpy", "torch", "faiss") if k in peers)
    return "\n".join(
        [
            f"{p['processor']}, {p['processors']} processors, load {p['load']:.1f} at the start, {p['system']}",
            f"hen at {p['commit']}, Java {hen['java']}, kernels {hen['kernels']}; {versions}; {peers['blas']}",
            f"threads {p['threads']}, rounds {p['rounds']}, seed {p['seed']}, {p['at']}",
            "Times are for one cue, medians. Ratio: the peer's time over hen's of the same round, median [quartiles].",
        ]
    )


def progress(row):
    middle, low, high = quartiles(row, "cpu")
    return f"{row['case']}: {row['hen_way']} / {row['peer_way']}: {middle:.3g} [{low:.3g}-{high:.3g}]"


def tables(rows):
    """One table for each section, in Markdown."""
    lines = []
    for section in dict.fromkeys(row["section"] for row in rows):
        lines += [
            "",
            f"### {section}",
            "",
            "| case | hen | ms cpu | ms wall | reads | peer | ms cpu | ms wall | updates | ratio cpu | ratio wall | agree |",
            "|---|---|--:|--:|--:|---|--:|--:|--:|--:|--:|---|",
        ]
        lines += [_line(row) for row in rows if row["section"] == section]
    return "\n".join(lines)


def _line(row):
    mark = f" (from {row['extrapolated_from_updates']})" if row["extrapolated_from_updates"] else ""
    cells = [row["case"], row["hen_way"], *_times(row["hen"]), row["peer_way"] + mark, *_times(row["peer"])]
    cells += [_ratio(row, "cpu"), _ratio(row, "wall")]
    cells.append(f"{row['same_winner']}/{row['compared']}, {row['states_apart']:.0e}")
    return "| " + " | ".join(cells) + " |"


def _times(runs):
    def middle(key):
        return float(np.median([run[key] for run in runs]))

    return f"{middle('cpu') * 1e3:.3g}", f"{middle('wall') * 1e3:.3g}", f"{middle('reads'):.3g}"


def quartiles(row, key):
    """(median, first quartile, third quartile) of the ratios of the rounds"""
    ratios = [peer[key] / hen[key] for hen, peer in zip(row["hen"], row["peer"])]
    low, middle, high = np.percentile(ratios, [25, 50, 75])
    return middle, low, high


def _ratio(row, key):
    middle, low, high = quartiles(row, key)
    return f"{middle:.3g} [{low:.3g}–{high:.3g}]"


def whole(result):
    """The tables of a run and what is to be said about them."""
    differing = [row for row in result["rows"] if not row["agrees"]]
    return tables(result["rows"]) + "\n" + ending(result["limits"], result["left_out"], differing)


def ending(limits, skipped, differing):
    """The machine's limits, what was left out, and what did not agree."""
    stream = [limit["stream_bytes_per_second"] / 1e9 for limit in limits]
    fma = [limit["fma_flops"] / 1e9 for limit in limits]
    lines = [
        "",
        f"Limits of one thread in this run, {len(limits)} measurements: memory {min(stream):.1f}–{max(stream):.1f} GB/s, "
        f"fused multiply-adds in single precision {min(fma):.0f}–{max(fma):.0f} GFLOP/s",
    ]
    if skipped:
        lines.append("Left out, not installed: " + "; ".join(sorted(skipped)))
    for row in differing:
        lines.append(
            f"DIFFERS: {row['case']}: {row['hen_way']} and {row['peer_way']}: same winner for {row['same_winner']} of "
            f"{row['compared']} cues, states {row['states_apart']:.1e} apart"
        )
    return "\n".join(lines)


def _processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as cpuinfo:
            for line in cpuinfo:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or "unknown processor"


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as saved:
        told = json.load(saved)
    print(heading(told["provenance"]))
    print(whole(told))
