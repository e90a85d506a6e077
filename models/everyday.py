"""Which words people use for the same thing, so that a search in their own words finds what the pack says.

This is language, not advice: it only widens what a search finds.
"""

from models.spelling import words_in

# Where one of the phrases of a line stands in a text, every single word of the line finds that text.
GROUPS = (
    ("runny poo", "loose poo", "diarrhoea", "diarrhea", "squits"),
    ("temperature", "fever", "feverish", "thermometer"),
    ("shivery", "chills", "shivering", "shiver", "rigors"),
    ("being sick", "been sick", "feel sick", "feeling sick", "sickness", "nausea", "vomit", "vomiting"),
    ("short of breath", "shortness of breath", "breathless", "breathing", "breathe", "wheezy", "puffed"),
    ("confused", "confusion", "muddled", "disoriented", "rambling", "forgetful", "delirious"),
    ("finding words", "find words", "speech", "speaking", "speak", "talking", "talk", "slurred"),
    ("tremor", "trembling", "shaking", "shaky"),
    ("seizure", "seizures", "fit", "fits", "convulsion", "epileptic"),
    ("collapsed", "collapse", "fainted", "faint", "fainting", "unconscious", "blackout"),
    ("dizzy", "dizziness", "lightheaded", "woozy"),
    ("tummy", "stomach", "belly", "abdomen"),
    ("pee", "wee", "urine", "urinate"),
    ("poo", "poop", "constipated", "constipation", "bowels", "stools"),
    ("tired", "tiredness", "fatigue", "fatigued", "exhausted", "exhaustion", "knackered", "weary"),
    ("sleep", "sleeping", "insomnia", "awake"),
    ("swollen glands", "glands", "lump", "lumps", "lymph nodes", "swelling"),
    ("rash", "itchy", "spots", "hives"),
    ("headache", "headaches", "migraine"),
    ("pain", "painful", "ache", "aches", "aching", "hurts", "sore"),
    ("weakness", "weak", "numb", "numbness"),
    ("low mood", "feel low", "feels low", "always low", "sad", "depressed", "depression", "unhappy"),
    ("anxious", "anxiety", "worry", "worried", "worries", "scared", "afraid", "panic", "stress", "fear"),
    ("vaccine", "vaccines", "vaccination", "jab", "jabs", "booster", "immunisation"),
    ("medicine", "medicines", "tablets", "pills", "drugs", "medication", "meds"),
    ("infection", "infections", "germs", "virus"),
    ("picc", "catheter", "dressing"),
    ("come back", "comes back", "coming back", "relapse", "recurrence", "return of"),
    ("sex", "intimacy", "intercourse", "condom", "contraception", "pregnant", "pregnancy"),
    ("exercise", "exercises", "exercising", "gym", "fitness", "sport"),
    ("driving", "car"),
    ("holiday", "holidays", "travel", "travelling", "abroad", "flying"),
    ("carer", "carers", "caregiver", "partner"),
    ("hungry", "appetite"),
    ("cannot drink", "dehydrated", "dehydration", "thirsty"),
    ("ae", "casualty", "ambulance"),
)


# What is said of a sign in quite other words -> a word of that sign. Only the very phrase: many are near to
# words of harmless questions, such as "sleepy" to "sleep".
MEANT = {
    "collapsed": (
        "passed out", "black out", "blacked out", "hard to wake", "harder to wake", "wont wake",
        "cant wake", "cannot wake", "not wake", "not waking", "unresponsive",
    ),
    "confused": (
        "sleepy", "drowsy", "sleepier", "seeing things", "hearing voices", "hallucinating",
        "hallucination", "hallucinations", "making sense", "make sense", "not himself", "not herself",
        "not themselves", "talking nonsense",
    ),
    "slurred": (
        "slurring", "slurs", "cant talk", "cannot talk", "cant write", "handwriting",
    ),
    "weakness": (
        "cant walk", "cannot walk", "wobbly", "unsteady", "paralysed", "drooping", "droopy", "stroke",
        "limp",
    ),
    "symptom": (
        "bleed", "bleeds", "bleeding", "nosebleed", "nosebleeds", "blood in", "black poo", "coughing",
        "cough", "vomiting blood", "throwing up blood", "bruise", "bruises", "bruising", "palpitations",
        "heart racing", "racing heart", "chest pain", "double vision", "vision", "blurred", "blurry",
        "cannot see", "cant see", "blind", "deaf", "stiff neck", "allergic", "swollen", "jaundice",
        "yellow skin", "yellow eyes", "burning", "not peeing", "cant pee", "cannot pee", "toothache",
        "earache", "sore throat", "fell over", "a fall", "overdose", "too many tablets",
        "too much medicine", "two doses", "double dose",
    ),
}  # fmt: skip


def meant(asked: str) -> str:
    """The words of signs that these phrases of everyday speech mean."""
    said = f" {' '.join(words_in(asked))} "
    return " ".join(word for word, phrases in MEANT.items() if any(f" {one} " in said for one in phrases))


_BEGINS: dict[str, list[tuple[list[str], tuple[str, ...]]]] = {}  # first word -> (phrase, its group)
for _group in GROUPS:
    for _phrase in map(str.split, _group):
        _BEGINS.setdefault(_phrase[0], []).append((_phrase, _group))


def also(text: str) -> set[str]:
    """The other words for what a text names."""
    said = words_in(text)
    found: set[str] = set()
    for at, word in enumerate(said):
        for phrase, group in _BEGINS.get(word, ()):
            if said[at : at + len(phrase)] == phrase:
                found |= {other for other in group if " " not in other}
    return found
