# A case officer's year in Norwegian, from an empty folder to the last report, with lists from other programs.
# SKJONN is the command that runs skjonn. What is shown is compared with golden/case-officers-year.txt.

show() {
    printf '$ %s\n' "$1"
    eval "$1" 2>&1 || printf '(exit code %s)\n' "$?"
    printf '\n'
}

on() {
    export SKJONN_TODAY=$1
    printf '# %s\n\n' "$1"
}

skjonn() {
    $SKJONN "$@"
}

export SKJONN_LANG=nb COLUMNS=100

on 2027-01-04
show 'skjonn init'
show 'skjonn frame add ramme-2027 --title "Skjønnsramme 2027" --amount "12 mill"'
show 'skjonn frame add prosjekter --part-of ramme-2027 --title "Prosjekter" --share "50 %"'

on 2027-01-15
cat > søknader.csv <<'END'
Nr;Kommune;Prosjekt;Samarbeidspartnere;Søkt beløp;Dato mottatt;Saksbehandler
3310;Hole;Digital innbyggerdialog;Ringerike;350 000;10.01.2027;EN
3203;Asker;Leselyst;;1 450 000;11.01.2027;TO
3312;Lier;Elvelangs;Drammen og Asker;900 000;12.01.2027;EN
0301;Oslo;Velferdsteknologi;;2,5 mill;12.01.2027;TO
3107;Fredrikstad;Sykkelbyen;;600 000;12.01.2027;EN
;;;Sum;5 800 000;;
END
show 'skjonn import søknader.csv --new-round 2027 --title "Prosjektskjønn 2027" --grantor "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus" --date 2027-03-01 --limit "6 mill" --yes'
show 'skjonn round edit 2027 --part-of prosjekter'
show 'skjonn import søknader.csv --round 2027'
show 'skjonn application list --sort amount --reverse'

on 2027-03-01
cat > vedtak.csv <<'END'
ID;Tildelt;Saksnr
2027-01;300 000;2027/11
2027-02;avslag;
2027-03;900 000;2027/13
2027-04;20 mill;2027/14
2027-05;trukket;
END
show 'skjonn import vedtak.csv --round 2027 --as decisions --yes'
sed -i 's/20 mill/2 mill/' vedtak.csv
show 'skjonn import vedtak.csv --round 2027 --as decisions --yes'
show 'skjonn round edit 2027 --applications 5 --awards 3 --granted "3,2 mill"'
show 'skjonn round close 2027'
show 'skjonn check'
show 'skjonn summary'
mkdir ledger/texts
printf 'Søknadene er vurdert etter retningslinjene for skjønnsmidler.\n' > ledger/texts/announcement.nb.md
show 'skjonn publish nettside --language nb'
show 'skjonn import nettside/2027.nb.html --round 2027'
show 'skjonn publish melding --language nb --format md && cat melding/2027.nb.md'

on 2027-04-15
show 'skjonn event add held 2027-04 --amount "500 000" --reason "Plan mangler"'
show 'skjonn event add report_due 2027-01 2027-03 2027-04 --report final --due 2028-02-01'
show 'skjonn export payments'
show 'skjonn export xlsx oversikt.xlsx'
show 'skjonn award pay 2027-01 2027-03 2027-04'
show 'skjonn export payments'

on 2027-09-20
show 'skjonn frame change ramme-2027 --amount "-2 mill" --date 2027-09-01 --reason "Kutt"'
show 'skjonn event add amended 2027-03 --amount "-100 000" --date 2027-09-01 --reason "Mindre prosjekt"'
show 'skjonn due'

on 2027-10-10
cat > hendelser.csv <<'END'
ID;Hendelse;Dato;Beløp
2027-03;Tilbakebetalt;20.09.2027;100 000
2027-04;Frigitt;01.10.2027;500 000
END
show 'skjonn import hendelser.csv --round 2027 --as events --yes'
show 'skjonn award pay 2027-04'
show 'skjonn frame --tree'

on 2028-02-10
show 'skjonn due'
show 'skjonn award report 2027-01 --report final --spent "300 000"'
show 'skjonn award report 2027-03 --report final --spent "800 000"'
show 'skjonn award report 2027-04 --report final --spent "2 mill"'
show 'skjonn event add closed 2027-01 2027-03 2027-04'
show 'skjonn award show 2027-03'
show 'skjonn award list'
show 'skjonn due'
show 'skjonn check --strict'
