#!/usr/bin/env python3
"""How many sentences a second dateparser searches for dates, on one core.

usage: dateparser_speed.py SENTENCES.jsonl [HOW_MANY]
Takes every nth sentence, so that the sample runs through the whole file; `search_dates` is told that they are Arabic.
The language is loaded before the clock starts, and the best of three rounds counts, in processor time: other work on the
machine takes nothing from it. The last line is JSON.
"""
import json, sys, time, warnings

warnings.filterwarnings("ignore")
from datetime import datetime

import dateparser
from dateparser.search import search_dates

path, many = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 300
with open(path, encoding="utf8") as f:
    texts = [json.loads(line)["text"] for line in f if line.strip()]
sample = texts[:: max(1, len(texts) // many)][:many]
settings = {"RELATIVE_BASE": datetime(2011, 6, 30), "PREFER_DATES_FROM": "past"}
search_dates(sample[0], languages=["ar"], settings=settings)
seconds = []
for _ in range(3):
    began = time.process_time()
    found = sum(len(search_dates(text, languages=["ar"], settings=settings) or []) for text in sample)
    seconds.append(time.process_time() - began)
rate = len(sample) / min(seconds)
version = dateparser.__version__
print(f"dateparser {version}: {len(sample)} sentences, {found} times, {rate:.0f} sentences a second")
print(json.dumps({"name": f"dateparser {version}", "sentences": len(sample), "times": found, "per_second": round(rate)}))
