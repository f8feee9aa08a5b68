"""Rounds and settings that reading and the schemas both take, and such as both refuse, by what is wrong with them."""

from skjonn.codec.schema import DIRECTIVE, FRAMES_DIRECTIVE

HEADING = '[round]\nid = "2027"\ntitle = "T"\ngrantor = "G"\ndate = 2027-03-01\n'
APPLICATION = '\n[[applications]]\nid = "2027-01"\nmunicipality = "Hole"\nproject = "P"\n'
AWARD = '\n[[awards]]\napplication = "2027-01"\ngranted = 900_000\n'
EVENT = '\n[[events]]\napplication = "2027-01"\ntype = "{}"\ndate = 2027-06-10\n'
FRAME = '[[frames]]\nid = "2027"\namount = 1_000_000\n'
PART = '\n[[frames]]\nid = "2027-a"\npart_of = "2027"\nshare = "12,5 %"\n'
CHANGE = '\n[[changes]]\nframe = "2027"\ndate = 2027-06-10\namount = -5_000\n'
WAIVER = '\n[[waivers]]\nrule = "same-project"\nentry = "2027-01"\nreason = "R"\n'


def _round(more: str = "", *, old: str = "", new: str = "") -> str:
    """A round with more in it, and something in it replaced."""
    text = HEADING + more
    assert old in text
    return DIRECTIVE + text.replace(old, new, 1)


def _event(type_: str, more: str = "") -> str:
    return _round(EVENT.format(type_) + more)


def _figure(written: str) -> str:
    return _round(f"\n[frame]\nawards = {written}\n")


def _settings(text: str) -> str:
    return f"#:schema ./settings.schema.json\n\n{text}\n"


def _frames(more: str = "", *, old: str = "", new: str = "") -> str:
    """Frames with more among them, and something in them replaced."""
    text = FRAME + more
    assert old in text
    return FRAMES_DIRECTIVE + text.replace(old, new, 1)


GOOD = (
    _round(),
    _round(f'source = "S"\nitemised = "awarded"\nstate = "decided"\n{APPLICATION}{AWARD}{WAIVER}until = 2030-01-01\n'),
    _round(f'{APPLICATION}partners = ["Hol", "Gol"]\nrequested = 1\ncost = 2\nreceived = 2027-01-31\n'),
    _round(f'{APPLICATION}partners = []\ncooperation = "K"\nroles = ["service", "community"]\narea = "A"\n'),
    _round(f'{APPLICATION}{AWARD}decided = 2027-03-01\ncase = "2027/1-2"\n'),
    _round(APPLICATION, old="municipality", new="recipient"),
    _round(
        f'{APPLICATION}members = ["Hol", "Gol"]\ncounty = "Buskerud"\norganisation = "958935420"\n',
        old="municipality",
        new="recipient",
    ),
    _round(f"{APPLICATION}members = []\n"),
    _round('\n[frame]\nlimit = 1\n\n[[regions]]\ncounty = "Oslo"\ngranted = 0\n'),
    _round(old="[round]", new="format = 1\nawards = []\n\n[round]"),
    _event("refused", 'reason = "R"\ncase = "2027/1-2"\nnote = "N"\n'),
    _event("withdrawn") + EVENT.format("accepted") + EVENT.format("declined") + EVENT.format("cancelled"),
    _event("transferred", 'to = "S"\n') + EVENT.format("closed"),
    _event("held", 'amount = 1\nreason = "R"\n') + EVENT.format("released") + "amount = 1\n",
    _event("amended", "amount = -5\n") + EVENT.format("amended") + "amount = 5\nends = 2028-12-31\n",
    _event("amended", "ends = 2028-12-31\n") + EVENT.format("paid") + "amount = 5\n",
    _event("report_due", 'report = "interim"\ndue = 2028-06-01\n') + EVENT.format("repaid") + "amount = 5\n",
    _event("reported", 'report = "final"\nspent = 5\n') + EVENT.format("reported") + 'report = "final"\n',
    _figure("999_999_999_999_999"),
    _figure("{ about = 53_000_000, within = 0 }"),
    _figure("{ within = 5, about = 0 }"),
    _figure("{ over = 0, within = 1 }"),
    _figure("{ under = 1, within = 1 }"),
    _figure("{ at_most = 0 }"),
)

REFUSED = {
    "another format": _round(old="[round]", new="format = 2\n\n[round]"),
    "a format in quotes": _round(old="[round]", new='format = "1"\n\n[round]'),
    "a format with a decimal": _round(old="[round]", new="format = 1.0\n\n[round]"),
    "a format that is true": _round(old="[round]", new="format = true\n\n[round]"),
    "no round": _round(old=HEADING, new="[frame]\n"),
    "a round that is no table": _round(old=HEADING, new='round = "2027"\n'),
    "rounds in a list": _round(old="[round]", new="[[round]]"),
    "an unknown table": _round("\n[grants]\n"),
    "an unknown key at the top": _round(old="[round]", new='title = "T"\n\n[round]'),
    "an unknown key of the round": _round('colour = "red"\n'),
    "no id": _round(old='id = "2027"\n'),
    "no title": _round(old='title = "T"\n'),
    "no grantor": _round(old='grantor = "G"\n'),
    "no date": _round(old="date = 2027-03-01\n"),
    "an id with a space": _round(old='"2027"', new='"20 27"'),
    "an id of Norwegian letters": _round(old='"2027"', new='"år"'),
    "an id that is a number": _round(old='"2027"', new="2027"),
    "an empty title": _round(old='"T"', new='""'),
    "a title of spaces": _round(old='"T"', new='" \\t"'),
    "a title that is a date": _round(old='"T"', new="2027-03-01"),
    "a date in quotes": _round(old="2027-03-01", new='"2027-03-01"'),
    "a date with a time": _round(old="2027-03-01", new="2027-03-01T12:00:00"),
    "a date with a time and a zone": _round(old="2027-03-01", new="2027-03-01T12:00:00Z"),
    "a time": _round(old="2027-03-01", new="12:00:00"),
    "another word for the state": _round('state = "closed"\n'),
    "another word for what is itemised": _round('itemised = "none"\n'),
    "a state in a list": _round('state = ["open"]\n'),
    "a figure in words": _figure('"ca. 53 millioner"'),
    "a figure below zero": _figure("-1"),
    "a figure of 16 digits": _figure("1_000_000_000_000_000"),
    "a figure with a decimal": _figure("14.0"),
    "a figure that is true": _figure("true"),
    "a figure that is a list": _figure("[14]"),
    "a figure of nothing": _figure("{}"),
    "about, and no precision": _figure("{ about = 5 }"),
    "a precision of nothing": _figure("{ within = 5 }"),
    "about and over": _figure("{ about = 5, over = 5, within = 1 }"),
    "at most, and a precision": _figure("{ at_most = 5, within = 1 }"),
    "about a text": _figure('{ about = "5", within = 1 }'),
    "within a decimal": _figure("{ about = 5, within = 1.5 }"),
    "within less than nothing": _figure("{ about = 5, within = -1 }"),
    "over, and by nothing": _figure("{ over = 5, within = 0 }"),
    "under, and by nothing": _figure("{ under = 5, within = 0 }"),
    "under nothing": _figure("{ under = 0, within = 1 }"),
    "a limit of nothing": _round("\n[frame]\nlimit = 0\n"),
    "a limit with a precision": _round("\n[frame]\nlimit = { about = 5, within = 1 }\n"),
    "an unknown key of the frame": _round("\n[frame]\nmoney = 5\n"),
    "a region without a county": _round("\n[[regions]]\nawards = 5\n"),
    "a region that is no list": _round('\n[regions]\ncounty = "Oslo"\n'),
    "a limit for a region": _round('\n[[regions]]\ncounty = "Oslo"\nlimit = 5\n'),
    "an unknown key of an application": _round(f'{APPLICATION}partner = "Hol"\n'),
    "an application without a municipality": _round(APPLICATION, old='municipality = "Hole"\n'),
    "a municipality that is a number": _round(APPLICATION, old='"Hole"', new="3310"),
    "a municipality and a recipient": _round(f'{APPLICATION}recipient = "Rådet"\n'),
    "members of a municipality": _round(f'{APPLICATION}members = ["Gol"]\n'),
    "a municipality's county": _round(f'{APPLICATION}county = "Buskerud"\n'),
    "a municipality's organisation": _round(f'{APPLICATION}organisation = "958935420"\n'),
    "an organisation of eight digits": _round(
        f'{APPLICATION}organisation = "95893542"\n', old="municipality", new="recipient"
    ),
    "partners in one text": _round(f'{APPLICATION}partners = "Hol, Gol"\n'),
    "a partner that is a number": _round(f'{APPLICATION}partners = ["Hol", 5]\n'),
    "a partner without a name": _round(f'{APPLICATION}partners = [""]\n'),
    "another word for a role": _round(f'{APPLICATION}roles = ["service", "servant"]\n'),
    "a list in a list": _round(f'{APPLICATION}roles = [["service"]]\n'),
    "an award without an amount": _round(AWARD, old="granted = 900_000\n"),
    "an award for nothing": _round(AWARD, old='application = "2027-01"\n'),
    "an amount of nothing": _round(AWARD, old="900_000", new="0"),
    "an amount below zero": _round(AWARD, old="900_000", new="-900_000"),
    "an amount in quotes": _round(AWARD, old="900_000", new='"900 000"'),
    "an amount with a decimal": _round(AWARD, old="900_000", new="900_000.0"),
    "an amount of 16 digits": _round(AWARD, old="900_000", new="1_000_000_000_000_000"),
    "an amount with a precision": _round(AWARD, old="900_000", new="{ about = 5, within = 1 }"),
    "an unknown key of an award": _round(f'{AWARD}municipality = "Hole"\n'),
    "an event of no type": _round(EVENT.replace('type = "{}"\n', "")),
    "an event of another type": _event("payed", "amount = 5\n"),
    "a type that is a number": _round(EVENT.replace('"{}"', "5")),
    "an event of nobody": _round(EVENT.replace('application = "2027-01"\n', "").format("closed")),
    "an event without a day": _round(EVENT.replace("date = 2027-06-10\n", "").format("closed")),
    "a payment without an amount": _event("paid"),
    "a payment of nothing": _event("paid", "amount = 0\n"),
    "a payment below zero": _event("paid", "amount = -5\n"),
    "an amount for a refusal": _event("refused", "amount = 5\n"),
    "a scheme for a payment": _event("paid", 'amount = 5\nto = "S"\n'),
    "what is held for no reason": _event("held", "amount = 5\n"),
    "an amendment of nothing": _event("amended"),
    "an amendment by zero": _event("amended", "amount = 0\n"),
    "a report that is due some day": _event("report_due", 'report = "final"\n'),
    "a report that is neither": _event("reported", 'report = "last"\n'),
    "a transfer to nowhere": _event("transferred"),
    "an unknown key of an event": _event("closed", "colour = 5\n"),
    "a waiver without a reason": _round(WAIVER, old='reason = "R"\n'),
    "a waiver until a text": _round(f'{WAIVER}until = "2030"\n'),
}

GOOD_SETTINGS = (
    _settings(""),
    _settings('format = 1\n\n[check]\nselect = ["SKJ2", "granted-differs"]\nignore = []'),
    _settings('[check]\nselect = ["ALL", "SKJ", "SKJ1", "toml-syntax"]\nignore = ["SKJ", "SKJ30", "SKJ305"]'),
    _settings('[severity]\nsame-project = "note"\nSKJ305 = "error"'),
    _settings("exclude = []"),
    _settings('exclude = ["node_modules", "archive/**"]\n\n[check]\nignore = ["SKJ701"]'),
    _settings("[awards]\nacceptance = true"),
    _settings('[limits]\nminimum = 150_000\nown_share = 50\nlargest_share = 100\napplicants = ["Viken", "3310"]'),
    _settings("[import.portal]"),
    _settings(
        '[import.portal]\ncolumns = { municipality = "Hvem", none = ["X", "Y"] }\nunit = 1000\nskip = ["Sum*"]\n'
        'partners = [",", " og "]\ndates = "%d.%m.%Y"\n[import.other]\nunit = 1'
    ),
)

REFUSED_SETTINGS = {
    "another format": _settings("format = 2"),
    "an unknown table": _settings("[rules]"),
    "an unknown key at the top": _settings('select = ["ALL"]'),
    "an unknown key of the choice": _settings("[check]\nstrict = true"),
    "a choice in one text": _settings('[check]\nselect = "ALL"'),
    "an empty choice": _settings('[check]\nignore = [""]'),
    "a choice of no rule": _settings('[check]\nselect = ["same-projekt"]'),
    "a choice of no code": _settings('[check]\nignore = ["SKJ99"]'),
    "to leave out reading": _settings('[check]\nignore = ["SKJ1"]'),
    "to leave out a fault of reading": _settings('[check]\nignore = ["toml-syntax"]'),
    "a rule there is not": _settings('[severity]\nsame-projekt = "note"'),
    "a code there is not": _settings('[severity]\nSKJ999 = "note"'),
    "the severity of reading": _settings('[severity]\ntoml-syntax = "note"'),
    "another word for a severity": _settings('[severity]\nsame-project = "off"'),
    "a severity that is false": _settings("[severity]\nsame-project = false"),
    "severities in a list": _settings('[[severity]]\nsame-project = "note"'),
    "what is excluded in one text": _settings('exclude = "archive"'),
    "what is excluded in a table": _settings('[exclude]\nselect = "archive"'),
    "a path of nothing": _settings('exclude = ["archive", " "]'),
    "a path that is a number": _settings("exclude = [2020]"),
    "a share of more than all": _settings("[limits]\nown_share = 101"),
    "a share of nothing": _settings("[limits]\nlargest_share = 0"),
    "a share with a decimal": _settings("[limits]\nown_share = 0.5"),
    "a least amount in words": _settings('[limits]\nminimum = "150 000"'),
    "an acceptance in words": _settings('[awards]\nacceptance = "yes"'),
    "an acceptance that is a number": _settings("[awards]\nacceptance = 1"),
    "an unknown key of the awards": _settings("[awards]\naccepted = true"),
    "an unknown limit": _settings("[limits]\nmaximum = 5"),
    "rules of import without a name": _settings("[import]\nunit = 1000"),
    "rules of import in a list": _settings("[[import]]\nunit = 1000"),
    "an unknown key of import": _settings("[import.portal]\nunits = 1000"),
    "another unit of import": _settings("[import.portal]\nunit = 100"),
    "a unit of import in words": _settings('[import.portal]\nunit = "tusen"'),
    "columns in one text": _settings('[import.portal]\ncolumns = "Hvem"'),
    "an unknown column": _settings('[import.portal]\ncolumns = { projekt = "Tittel" }'),
    "a column that is a number": _settings("[import.portal]\ncolumns = { project = 5 }"),
    "a column without a heading": _settings('[import.portal]\ncolumns = { project = [" "] }'),
    "what parts partners in one text": _settings('[import.portal]\npartners = ","'),
}

GOOD_FRAMES = (
    _frames(),
    _frames(f'title = "T"\nsource = "S"\nnote = "N"\n{PART}{CHANGE}'),
    _frames(PART, old="12,5 %", new="5%"),
    _frames(PART, old='share = "12,5 %"', new="amount = { at_most = 40_000 }"),
    _frames(old="1_000_000", new="{ about = 5_000, within = 500 }"),
    _frames(old="1_000_000", new="0"),
    _frames(f'{PART}{CHANGE}from = "2027-a"\nreason = "R"\ncase = "2027/1-2"\nnote = "N"\n', old="-5_000", new="5"),
    _frames(old="[[frames]]", new="format = 1\n\n[[frames]]"),
    _frames(old=FRAME, new=""),
)

REFUSED_FRAMES = {
    "another format": _frames(old="[[frames]]", new="format = 2\n\n[[frames]]"),
    "a table of a round": _frames(APPLICATION),
    "a frame that is not in a list": _frames(old="[[frames]]", new="[frames]"),
    "a frame without an id": _frames(old='id = "2027"\n'),
    "a frame with an id of two words": _frames(old='"2027"', new='"20 27"'),
    "a frame without an amount": _frames(old="amount = 1_000_000\n"),
    "a frame with an amount and a share": _frames(f"{PART}amount = 5\n"),
    "a share of nothing": _frames(PART, old='part_of = "2027"\n'),
    "a share of more than all": _frames(PART, old="12,5", new="100,1"),
    "a share with a dot": _frames(PART, old="12,5", new="12.5"),
    "a share that is a number": _frames(PART, old='"12,5 %"', new="12"),
    "an amount in words": _frames(old="1_000_000", new='"ca. 53 mill"'),
    "an amount below zero": _frames(old="1_000_000", new="-1"),
    "an unknown key of a frame": _frames("limit = 5\n"),
    "a change of no frame": _frames(CHANGE, old='frame = "2027"\n'),
    "a change without a day": _frames(CHANGE, old="date = 2027-06-10\n"),
    "a change in a year": _frames(CHANGE, old="2027-06-10", new="2027"),
    "a change of no amount": _frames(CHANGE, old="amount = -5_000\n"),
    "a change by zero": _frames(CHANGE, old="-5_000", new="0"),
    "a change by a figure": _frames(CHANGE, old="-5_000", new="{ at_most = 5 }"),
    "a change from a list": _frames(f'{PART}{CHANGE}from = ["2027-a"]\n'),
    "an unknown key of a change": _frames(f'{PART}{CHANGE}to = "2027-a"\n'),
    "a waiver without a reason": _frames(WAIVER, old='reason = "R"\n'),
}
