"""What reports on frames above the rounds say to people, in every language."""

from skjonn.language.headings import Title

TITLE = Title("Frames above the rounds", "Rammer over rundene", "Rammer over rundane")
TITLE_ON = Title("Frames above the rounds, {day}", "Rammer over rundene, {day}", "Rammer over rundane, {day}")
FRAME = Title("Frame", "Ramme", "Ramme")
PARTED_OUT = Title("Parted out kr", "Fordelt videre kr", "Fordelt vidare kr")
LEFT = Title("Left kr", "Igjen kr", "Att kr")
