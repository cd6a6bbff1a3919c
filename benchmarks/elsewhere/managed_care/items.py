"""The fee schedule: procedure and supply codes, stays by group, drugs. Amounts are cents."""

from benchmarks.elsewhere.bills import Item, ItemKind


def _items(kind: ItemKind, rows: str) -> dict[str, Item]:
    found = {}
    for row in rows.strip().splitlines():
        key, code, price, name = row.split(maxsplit=3)
        found[key] = Item(code, name, kind, round(float(price) * 100))
    return found


SERVICES = _items(
    "service",
    """
    visit_new 99203 110.40 office visit, new patient
    visit 99213 91.60 office visit, established, low
    visit_long 99214 129.80 office visit, established, moderate
    visit_phone 99441 54.30 telephone visit
    wellness G0439 131.20 annual wellness visit
    child_visit 99393 104.10 preventive visit, child
    home_visit 99348 88.70 home visit, established
    facility_visit 99308 73.50 nursing facility visit
    urgent_visit S9083 118.00 urgent care visit
    er_visit 99284 124.60 emergency visit, professional
    er_room 0450 742.00 emergency room
    hospital_day 99232 79.90 hospital care, day
    eye_visit 92014 126.30 eye examination
    nails 11721 45.20 nail care, six or more
    vaccination 90471 21.40 administration of a vaccine
    flu_admin G0008 30.10 administration of influenza vaccine
    therapy_hour 90837 154.20 psychotherapy, 60 minutes
    therapy_group 90853 28.40 group psychotherapy
    psychiatry 99215 181.00 psychiatric visit, high
    exercise 97110 30.20 therapeutic exercise, 15 minutes
    manual 97140 28.10 manual therapy, 15 minutes
    stimulation 97014 12.60 electrical stimulation
    adjustment 98941 41.70 spinal adjustment
    heart_class 93798 27.90 cardiac rehabilitation session
    diabetes_class G0109 16.20 diabetes training, group
    prenatal 59425 74.60 prenatal visit
    prenatal_group 99078 32.00 prenatal group education
    epidural 62323 261.00 epidural injection
    joint_injection 20610 64.80 joint injection
    colonoscopy 45378 341.00 colonoscopy
    cataract 66984 558.00 cataract surgery, professional
    surgery_room 0360 1890.00 operating room
    infusion_hour 96365 68.40 intravenous infusion, first hour
    chemo_hour 96413 139.00 chemotherapy infusion, first hour
    dialysis 90999 268.30 dialysis session
    dialysis_month 90961 261.40 dialysis physician month
    research_visit S9988 64.00 visit under study protocol
    nurse_visit G0299 148.00 home nursing visit
    home_period HIPPS 1932.00 home health period of 30 days
    aide_quarter T1019 5.62 personal care, 15 minutes
    day_care S5102 78.40 adult day care, day
    day_services T2021 4.10 day habilitation, 15 minutes
    hospice_day 0651 217.70 hospice, routine home care day
    intensive_day H0015 243.00 intensive outpatient, day
    partial_day H0035 238.00 partial hospitalization, day
    methadone_week G2067 258.50 opioid treatment, weekly bundle
    counselling H0004 24.80 counselling, 15 minutes
    ride A0428 262.10 ambulance, non-emergency
    ride_urgent A0429 419.30 ambulance, emergency
    ride_mile A0425 8.93 ambulance mile
    nursing_day 0191 548.00 skilled nursing day
    """,
)
EXAMS = _items(
    "exam",
    """
    draw 36415 8.80 blood draw
    metabolic 80053 10.56 metabolic panel
    blood_count 85025 7.77 blood count
    sugar 83036 9.71 glycated hemoglobin
    lipids 80061 13.39 lipid panel
    thyroid 84443 16.80 thyroid hormone
    urine 81001 3.17 urinalysis
    urine_culture 87086 8.07 urine culture
    clotting 85610 4.29 prothrombin time
    kidney 82043 5.78 urine albumin
    vitamin_d 82306 29.60 vitamin D
    heart_marker 83880 39.26 natriuretic peptide
    drug_screen 80307 62.14 drug screen
    drug_panel G0483 246.92 drug testing, definitive
    urine_pathogens 0321U 416.78 urinary pathogens by PCR
    breath_pathogens 0202U 416.78 respiratory pathogens by PCR
    gene_cancer 81162 1824.88 hereditary cancer genes
    gene_heart 81439 584.90 hereditary heart genes
    gene_drugs 81225 291.36 drug metabolism gene
    ecg 93000 14.70 electrocardiogram
    chest 71046 26.10 chest radiograph
    mri_back 72148 221.00 MRI lumbar spine
    mri_knee 73721 231.00 MRI joint
    mammogram 77067 134.00 screening mammogram
    echo 93306 198.00 echocardiogram
    """,
)
SUPPLIES = _items(
    "consumable",
    """
    cpap E0601 88.40 CPAP device, month
    mask A7030 176.50 CPAP mask
    oxygen E1390 134.20 oxygen concentrator, month
    walker E0143 74.60 folding walker
    strips A4253 8.32 glucose strips, box
    catheter A4353 7.83 intermittent catheter kit
    catheter_plain A4351 1.92 intermittent catheter
    back_brace L0650 1146.00 lumbar orthosis
    knee_brace L1851 718.00 knee orthosis
    ankle_brace L1971 426.00 ankle orthosis
    wrist_brace L3916 364.00 wrist orthosis
    shoes A5500 72.80 diabetic shoe
    insert A5512 29.70 diabetic shoe insert
    bed E0260 112.00 hospital bed, month
    wheelchair K0001 51.00 wheelchair, month
    immunoglobulin J1561 46.20 immunoglobulin 500 mg
    blood_factor J2357 41.80 antibody 5 mg
    vaccine_flu 90662 73.40 influenza vaccine
    vaccine_child 90710 248.00 childhood vaccine
    vaccine_tetanus 90715 34.10 tetanus vaccine
    chemo J9035 812.00 antineoplastic, dose
    """,
)
STAYS = _items(
    "service",
    """
    stay_heart 291 9810.00 heart failure
    stay_pneumonia 193 8920.00 pneumonia
    stay_joint 470 13840.00 joint replacement
    stay_sepsis 871 14110.00 sepsis
    stay_urine 690 6280.00 urinary infection
    stay_copd 190 7730.00 COPD
    stay_infarct 280 11940.00 myocardial infarction
    stay_stroke 065 8640.00 stroke
    stay_psychosis 885 8350.00 psychosis
    stay_birth 807 5230.00 vaginal delivery
    stay_child 203 5870.00 bronchitis and asthma
    stay_detox 897 6140.00 substance use
    """,
)
DRUGS = _items(
    "drug",
    """
    lisinopril 99999-0101-30 6.40 lisinopril 20 mg
    amlodipine 99999-0102-30 5.90 amlodipine 5 mg
    metformin 99999-0103-60 8.20 metformin 1000 mg
    insulin 99999-0104-05 138.00 insulin glargine pen
    atorvastatin 99999-0105-30 7.10 atorvastatin 40 mg
    inhaler 99999-0106-01 312.00 fluticasone salmeterol inhaler
    furosemide 99999-0107-30 4.80 furosemide 40 mg
    apixaban 99999-0108-60 548.00 apixaban 5 mg
    naproxen 99999-0109-60 9.30 naproxen 500 mg
    sertraline 99999-0110-30 7.60 sertraline 100 mg
    levothyroxine 99999-0111-30 8.90 levothyroxine 75 mcg
    donepezil 99999-0112-30 10.40 donepezil 10 mg
    sevelamer 99999-0113-90 164.00 sevelamer 800 mg
    tamoxifen 99999-0114-30 21.00 tamoxifen 20 mg
    buprenorphine 99999-0115-60 148.00 buprenorphine naloxone film
    oxycodone 99999-0116-99 84.00 oxycodone 30 mg
    alprazolam 99999-0117-60 11.20 alprazolam 2 mg
    carisoprodol 99999-0118-90 13.10 carisoprodol 350 mg
    hydrocodone 99999-0119-60 22.40 hydrocodone acetaminophen 10 mg
    gabapentin 99999-0120-90 14.60 gabapentin 300 mg
    bictegravir 99999-0121-30 3912.00 bictegravir combination
    darunavir 99999-0122-30 2684.00 darunavir cobicistat
    albuterol 99999-0123-01 41.00 albuterol inhaler
    quetiapine 99999-0124-60 16.40 quetiapine 200 mg
    paliperidone 99999-0125-01 1985.00 paliperidone injection
    latanoprost 99999-0126-01 14.20 latanoprost drops
    amoxicillin 99999-0127-20 9.80 amoxicillin 500 mg
    azithromycin 99999-0128-06 11.30 azithromycin 250 mg
    prednisone 99999-0129-20 6.70 prednisone 10 mg
    oseltamivir 99999-0130-10 58.00 oseltamivir 75 mg
    omeprazole 99999-0131-30 9.10 omeprazole 20 mg
    cream_pain 99999-0132-24 2140.00 compounded pain cream
    cream_scar 99999-0133-24 2615.00 compounded scar cream
    vitamin_compound 99999-0134-90 870.00 compounded metabolic vitamins
    """,
)
ITEMS = {**SERVICES, **EXAMS, **SUPPLIES, **STAYS, **DRUGS}
