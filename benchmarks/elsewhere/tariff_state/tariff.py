"""The tariff in points and the price list of drugs and aids. Amounts are hundredths of a crown."""

from benchmarks.elsewhere.bills import Item, ItemKind

POINT = 118  # hundredths of a crown for one point


def _tariff(kind: ItemKind, unit: float, rows: str) -> dict[str, Item]:
    found = {}
    for row in rows.strip().splitlines():
        key, code, value, name = row.split(maxsplit=3)
        found[key] = Item(code, name, kind, round(float(value) * unit))
    return found


PROCEDURES = _tariff(
    "service",
    POINT,
    """
    contact 01023 268 kontrolní vyšetření
    targeted 01022 388 cílené vyšetření
    supplement 01500 142 čtvrtletní příplatek na pojištěnce
    prevention 01201 610 preventivní prohlídka
    child_check 02031 470 prohlídka dítěte
    sick_note 01186 96 rozhodnutí o dočasné neschopnosti
    phone 01441 64 telefonická konzultace
    home_call 01150 520 návštěva u pacienta
    vaccination 02105 88 očkování
    dental_check 00901 490 preventivní prohlídka u zubaře
    dental_work 00921 720 výplň
    women_check 63021 540 preventivní gynekologická prohlídka
    pregnancy 63055 430 vyšetření těhotné
    consult 11021 812 komplexní vyšetření specialistou
    consult_short 11023 364 kontrolní vyšetření specialistou
    diabetes 13051 520 dispenzární prohlídka diabetika
    heart 17021 640 kardiologické vyšetření
    eye 75022 486 oční vyšetření
    cataract 75348 6150 operace šedého zákalu
    laser 75427 1840 laserový výkon
    mind 35022 560 psychiatrické vyšetření
    group_mind 35820 240 skupinová psychoterapie
    substitution 35113 310 substituční léčba, kontrola
    orthopaedics 66022 455 ortopedické vyšetření
    gait 66811 390 rozbor chůze
    exercise 21225 190 individuální cvičení
    group_exercise 21315 74 skupinové cvičení
    electro 21113 82 elektroléčba
    massage 21413 118 klasická masáž
    bath 21711 136 vodoléčba
    night_call 18030 940 návštěva pohotovosti v domácnosti
    night_visit 18010 520 ošetření na pohotovosti
    nurse_visit 06313 246 ošetřovatelská návštěva
    nurse_wound 06329 172 převaz v domácnosti
    nurse_injection 06333 98 aplikace injekce v domácnosti
    ride 00071 286 převoz sanitou
    ride_km 00072 21 kilometr převozu
    dialysis 18522 3780 hemodialýza
    infusion 42022 690 infuzní léčba
    occupational 25021 430 pracovnělékařská prohlídka
    sports 01205 380 prohlídka sportovce
    arrival 01260 640 vstupní prohlídka
    """,
)
DAYS = _tariff(
    "service",
    100,
    """
    ward_internal 00005 4350 ošetřovací den, interna
    ward_surgery 00006 6120 ošetřovací den, chirurgie
    ward_birth 00007 4980 ošetřovací den, porodnice
    ward_child 00008 4410 ošetřovací den, dětské
    ward_mind 00021 2380 ošetřovací den, psychiatrie
    aftercare 00024 1890 ošetřovací den, následná péče
    rehab_day 00022 2240 ošetřovací den, rehabilitace
    spa_day 00029 1460 lázeňský den
    """,
)
EXAMS = _tariff(
    "exam",
    POINT,
    """
    blood 96163 54 krevní obraz
    biochemistry 81329 212 základní biochemie
    sugar 81449 146 glykovaný hemoglobin
    lipids 81527 118 lipidy
    urine 81347 36 moč
    thyroid 93195 188 štítná žláza
    markers 81249 420 nádorové markery
    vitamins 81681 286 vitamin D
    allergy 91161 960 alergologický panel
    hormones 93151 610 hormonální panel
    culture 82001 168 kultivace
    virus 82301 640 vyšetření virů PCR
    xray 89131 240 rentgen
    ultrasound 89513 410 ultrazvuk
    mammogram 89179 780 mamografie
    ecg 09127 84 EKG
    drug_urine 92133 340 toxikologie moči
    """,
)
AIDS = _tariff(
    "consumable",
    100,
    """
    strips 0170210 620 proužky do glukometru
    needles 0170315 240 jehly do pera
    sensor 0171802 3890 senzor glukózy
    insoles 0023101 980 vložky do bot na míru
    stockings 0078420 1140 kompresní punčochy
    knee_brace 0093055 2860 ortéza kolene
    corset 0095210 4420 korzet bederní
    pads 0087301 890 inkontinenční pomůcky
    """,
)
DRUGS = _tariff(
    "drug",
    100,
    """
    ramipril 0056978 96 ramipril 5 mg
    bisoprolol 0094163 84 bisoprolol 5 mg
    metformin 0032917 118 metformin 1000 mg
    insulin 0025583 1120 inzulin glargin
    atorvastatin 0093016 124 atorvastatin 20 mg
    warfarin 0094113 92 warfarin 3 mg
    levothyroxine 0069189 88 levothyroxin 75 mcg
    furosemide 0056804 74 furosemid 40 mg
    inhaler 0058841 486 inhalační kombinace
    diclofenac 0058425 68 diklofenak 100 mg
    sertraline 0053950 132 sertralin 50 mg
    quetiapine 0128716 348 quetiapin 100 mg
    donepezil 0107675 290 donepezil 10 mg
    drops 0085494 164 oční kapky
    epo 0028912 4380 erytropoetin
    tamoxifen 0064931 236 tamoxifen 20 mg
    antibiotic 0096416 102 amoxicilin s klavulanátem
    syrup 0047085 118 sirup proti kašli
    pain 0017926 94 tramadol 50 mg
    stomach 0025366 86 omeprazol 20 mg
    allergy 0066029 78 cetirizin
    buprenorphine 0030418 1240 buprenorfin 8 mg
    growth 0029512 9860 růstový hormon
    testosterone 0132531 1480 testosteron depotní
    biologic 0149868 18950 adalimumab
    anticoagulant 0168899 1640 rivaroxaban 20 mg
    strong_pain 0107869 1180 fentanyl náplast
    """,
)
ITEMS = {**PROCEDURES, **DAYS, **EXAMS, **AIDS, **DRUGS}
