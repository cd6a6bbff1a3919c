"""Invented names of people and of businesses."""

from benchmarks.elsewhere.dice import Dice

WOMEN = (
    *("Ada", "Bernice", "Carla", "Delia", "Edna", "Fay", "Gloria", "Hazel", "Irma", "Joyce"),
    *("Kay", "Lorna", "Maxine", "Nell", "Opal", "Paula", "Renee", "Stella", "Tess", "Vera"),
    *("Wanda", "Yolanda", "Amber", "Brianna", "Crystal", "Denise", "Ebony", "Faith", "Gwen"),
    *("Jasmine", "Kiara", "Latoya", "Marisol", "Nadia", "Priya", "Rosa", "Shanice", "Tamika"),
)
MEN = (
    *("Abel", "Burt", "Clyde", "Dwight", "Earl", "Floyd", "Gus", "Harvey", "Ivan", "Jerome"),
    *("Kirk", "Lloyd", "Marvin", "Ned", "Otis", "Percy", "Ralph", "Stan", "Ted", "Vernon"),
    *("Wade", "Zeke", "Andre", "Brandon", "Curtis", "Darnell", "Eduardo", "Felix", "Hector"),
    *("Jamal", "Kofi", "Luis", "Malik", "Nico", "Omar", "Quinn", "Rafael", "Sanjay", "Tyrone"),
)
SURNAMES = (
    *("Abbott", "Barlow", "Castell", "Dunmore", "Eberly", "Fairbank", "Gantry", "Holloway"),
    *("Ibarra", "Jessup", "Kettering", "Lomax", "Merrill", "Norwood", "Okafor", "Pruitt"),
    *("Quade", "Rosario", "Stamper", "Tolliver", "Underhill", "Vance", "Whitlock", "Yardley"),
    *("Zeller", "Amador", "Bixby", "Calloway", "Dressler", "Escobar", "Fontaine", "Greer"),
    *("Haddad", "Ingram", "Jaramillo", "Kowalski", "Landry", "Mbeki", "Nakamura", "Ostrom"),
    *("Patel", "Quiroga", "Redding", "Salazar", "Thibault", "Ulrich", "Villegas", "Wexler"),
)
FRONT_WORDS = (
    *("Lakeside", "Summit", "Heritage", "Cornerstone", "Beacon", "Evergreen", "Liberty"),
    *("Harborview", "Pinecrest", "Golden", "Crossroads", "Meadow", "Unity", "Pioneer", "Horizon"),
    *("Riverbend", "Trinity", "Bluebird", "Anchor", "Stonegate", "Willow", "Premier", "Compass"),
)
TITLES = {
    "primary": "Family Medicine",
    "hospital": "Hospital",
    "emergency": "Emergency Physicians",
    "laboratory": "Diagnostics",
    "pharmacy": "Pharmacy",
    "mail_order": "Prescription Delivery",
    "care_pharmacy": "Long Term Care Pharmacy",
    "compounding": "Compounding Pharmacy",
    "supplies": "Medical Supply",
    "home_health": "Home Health",
    "home_care": "Home Care",
    "hospice": "Hospice",
    "day_care": "Adult Day Center",
    "ambulance": "Ambulance",
    "dialysis": "Kidney Center",
    "nursing": "Nursing and Rehabilitation",
    "assisted_living": "Manor",
    "group_home": "Residence",
    "urgent": "Urgent Care",
    "imaging": "Imaging",
    "mental_health": "Behavioral Health",
    "opioid_treatment": "Treatment Center",
    "therapy": "Physical Therapy",
    "chiropractic": "Chiropractic",
    "telehealth": "Telehealth",
    "health_centre": "Community Health Center",
    "infusion": "Infusion Center",
    "recovery": "Recovery",
    "research": "Clinical Research",
    "house_calls": "House Calls",
    "day_habilitation": "Day Services",
}


def person(sex: str, dice: Dice, surname: str | None = None) -> str:
    """Given name and surname; a family shares the surname."""
    given = dice.pick(WOMEN if sex == "F" else MEN)
    return f"{given} {dice.pick('ABCDEFGHJKLMNPRSTW')}. {surname or dice.pick(SURNAMES)}"


def owner(dice: Dice) -> str:
    """Somebody who owns a business."""
    return person(dice.pick("FM"), dice)


def business(trade: str, dice: Dice) -> str:
    """What stands over the door of a business of this trade."""
    title = TITLES.get(trade, f"{trade.title()} Associates")
    return f"{dice.pick(FRONT_WORDS)} {title}{dice.pick(('', ' LLC', ' Inc', ' PC'))}"
