#!/usr/bin/env python3
"""Which rows of the phrase files `rasid time` and `rasid number` read rightly.

usage: phrase_rows.py --rasid PATH/rasid --shared DIR [--json]
Takes in the official program `eval/phrases.py` of the shared folder and asks it for its rows, so that there is one
judge; to those it adds three measures of our own, over files which that program leaves out:
  durations          a length of time in the right count and unit
  dateparser         the day, the clock time or the length that dateparser's own tests expect
  recognizers spans  the other checked time rows of Recognizers: is a time found wherever one is expected?
                     `exact` asks for the very words and no others; a preposition that belongs to our time fails it
and two parts of the official ones, for which the figures of peers are known:
  duckling days      the values of a day, with the row that the official program leaves out
  duckling words     the numbers written without digits
Without --json a line a measure; with it {"measures": {name: {"right", "of", "rows": [{"file", "row", "right"}]}}},
where a row is the line in its file, from 1. Nothing of a row's text is printed with --json.
"""
import argparse, importlib.util, json, os
from datetime import datetime, timedelta

NOW = "2022-01-16T12:00"
TIME, NUMBER = "rasid-time", "rasid-text"
UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}


def official(shared):
    spec = importlib.util.spec_from_file_location("phrases", os.path.join(shared, "eval", "phrases.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def numbered(phrases, data, file):
    """The rows of a file, each with the line that it stands on."""
    with open(f"{data}/{file}.jsonl", encoding="utf8") as f:
        return [(at, json.loads(line)) for at, line in enumerate(f, 1) if line.strip()]


def placed(rows, gold, ok):
    """The lines of the rows that were judged: the official program hands back rows without them."""
    lines, at = {}, {}
    for line, row in rows:
        lines.setdefault(json.dumps(row, sort_keys=True), []).append(line)
    out = []
    for row, right in zip(gold, ok):
        key = json.dumps(row, sort_keys=True)
        nth = at.get(key, 0)
        at[key] = nth + 1
        out.append((lines[key][nth], bool(right)))
    return out


def iso(count, unit):
    clock = "T" if unit in ("second", "minute", "hour") else ""
    return f"P{clock}{count}{UNITS[unit]}"


def durations(phrases, rasid, data):
    rows = numbered(phrases, data, "duckling-duration-ar")
    said = phrases.run(rasid, "time", [{"text": r["text"]} for _, r in rows])
    return [(line, any(x.get("duration") == iso(r["value"], r["grain"]) for x in s["results"])) for (line, r), s in zip(rows, said)]


def minute(text):
    return (text or "")[:16]


def dateparser_row(row, results):
    values = [x.get("value") or {} for x in results]
    if "found" in row:
        return all(any(v.get("start") == v.get("end") == day for v in values) for _, day in row["found"])
    if "value" in row:
        day, clock = row["value"].split("T")
        # Their parser gives midnight where no clock time is said.
        wanted = {day} if clock == "00:00" else {row["value"]}
        return any(minute(v.get("start")) in wanted for v in values)
    if "ago" in row:
        if len(row["ago"]) > 1:
            # Six lengths in a row and no "ago": a length, which their parser takes for a day.
            return any(x.get("duration") == "P1Y1M1W1DT1H1M" for x in results)
        want = datetime.fromisoformat(NOW) - timedelta(**row["ago"])
        return any((v.get("start") or "")[:10] == (v.get("end") or "")[:10] == str(want.date()) for v in values)
    words = row["english"].split()
    count = next(w for w in words if w.isdigit())
    unit = words[words.index(count) + 1]
    if "ago" not in words:
        return any(x.get("duration") == iso(count, unit) for x in results)
    want = datetime.fromisoformat(NOW) - timedelta(**{unit + "s": int(count)})
    if unit == "day":
        return any(v.get("start") == v.get("end") == str(want.date()) for v in values)
    return any(minute(v.get("start")) == want.isoformat()[:16] for v in values)


def dateparser(phrases, rasid, data):
    rows = numbered(phrases, data, "dateparser-ar")
    said = phrases.run(rasid, "time", [{"text": r["text"], "reference": NOW} for _, r in rows])
    return [(line, dateparser_row(r, s["results"])) for (line, r), s in zip(rows, said)]


def span(text, want):
    """Where the words stand; some rows give offsets that miss their own words."""
    if text[want["start"]:want["end"]] == want["text"]:
        return want["start"], want["end"]
    at = text.find(want["text"])
    return (at, at + len(want["text"])) if at >= 0 else (want["start"], want["end"])


def spans(phrases, rasid, data):
    rows = [(line, r) for line, r in numbered(phrases, data, "recognizers-time-ar") if r["checked"] and not r["value_checked"]]
    said = phrases.run(rasid, "time", [{"text": r["text"], "reference": (r.get("ref") or NOW)} for _, r in rows])
    lenient, exact = [], []
    for (line, row), answer in zip(rows, said):
        ours = [(x["start"], x["end"]) for x in answer["results"]]
        theirs = [span(row["text"], want) for want in row["results"] if "start" in want]
        meets = lambda a, b: a[0] < b[1] and b[0] < a[1]
        lenient.append((line, all(any(meets(a, b) for b in ours) for a in theirs) if theirs else not ours))
        exact.append((line, sorted(ours) == sorted(theirs)))
    return lenient, exact


def measures(rasid, shared):
    phrases = official(shared)
    data = os.path.join(shared, "data")
    out = {}

    def put(name, file, crate, rows, told=True):
        out[name] = {"right": sum(right for _, right in rows), "of": len(rows), "crate": crate, "told": told,
                     "rows": [{"file": file, "row": line, "right": right} for line, right in rows]}

    def ask(name, file, crate, gold, ok):
        put(name, file, crate, placed(numbered(phrases, data, file), gold, ok))

    ask("duckling time", "duckling-time-ar", TIME, *phrases.duckling_time(rasid, data))
    days = [line for line, r in numbered(phrases, data, "duckling-time-ar") if r["kind"] == "value" and r["grain"] == "day"]
    judged = {r["row"]: r["right"] for r in out["duckling time"]["rows"]}
    put("duckling days", "duckling-time-ar", TIME, [(line, judged.get(line, False)) for line in days], told=False)
    ask("recognizers dates", "recognizers-time-ar", TIME, *phrases.recognizers_dates(rasid, data, ("DateTime/DateParser",)))
    ask("recognizers periods", "recognizers-time-ar", TIME, *phrases.recognizers_dates(rasid, data, ("DateTime/DatePeriodParser",)))
    put("durations", "duckling-duration-ar", TIME, durations(phrases, rasid, data))
    put("dateparser", "dateparser-ar", TIME, dateparser(phrases, rasid, data))
    lenient, exact = spans(phrases, rasid, data)
    # What is only reported needs no reason for each row.
    put("recognizers spans", "recognizers-time-ar", TIME, lenient, told=False)
    put("recognizers spans exact", "recognizers-time-ar", TIME, exact, told=False)
    for name, file, ordinal in (("duckling numbers", "duckling-numeral-ar", False), ("duckling numbers EG", "duckling-numeral-ar-eg", False),
                                ("duckling ordinals", "duckling-ordinal-ar", True)):
        ask(name, file, NUMBER, *phrases.numbers(rasid, f"{data}/{file}.jsonl", ordinal))
    words = {line for line, r in numbered(phrases, data, "duckling-numeral-ar") if not any(c.isdigit() for c in r["text"])}
    rows = [(r["row"], r["right"]) for r in out["duckling numbers"]["rows"] if r["row"] in words]
    put("duckling words", "duckling-numeral-ar", NUMBER, rows, told=False)
    ask("recognizers integers", "recognizers-numeral-ar", NUMBER, *phrases.recognizers_numbers(rasid, data))
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rasid", required=True)
    ap.add_argument("--shared", required=True)
    ap.add_argument("--json", action="store_true")
    a = ap.parse_args()
    found = measures(a.rasid, a.shared)
    if a.json:
        print(json.dumps({"measures": found}))
        return
    for name, m in found.items():
        missed = [f"{r['file']}:{r['row']}" for r in m["rows"] if not r["right"]]
        print(f"{name:<24} {m['right']}/{m['of']}" + (f"  missed {' '.join(missed)}" if m["told"] else ""))


if __name__ == "__main__":
    main()
