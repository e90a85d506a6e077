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
