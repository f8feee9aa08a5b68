# A case officer's day in a repository of its own. Each step is one command and, where it changed anything, one commit.
# SKJONN is the command that runs skjonn. What is shown is compared with golden/case-officers-day.txt.

show() {
    printf '$ %s\n' "$1"
    eval "$1" 2>&1 || printf '(exit code %s)\n' "$?"
    printf '\n'
}

step() {
    show "$2"
    git add --all
    if ! git diff --cached --quiet; then
        git commit --quiet --message "$1"
        git show --format= --shortstat
        printf '\n'
    fi
}

skjonn() {
    $SKJONN "$@"
}

# Søknadene, slik et annet program gir dem fra seg.
applications() {
    number=0
    for municipality in Hole Ringerike Asker Bærum Drammen Lier Kongsberg Modum Sigdal Oslo Fredrikstad Sarpsborg \
        Moss Halden Råde Rakkestad Lillestrøm "Nordre Follo" Ås Frogn Vestby Nesodden Jevnaker Lunner; do
        for project in "Innbyggerdialog" "Velferdsteknologi"; do
            number=$((number + 1))
            partners='["Hol", "Nes"]'
            [ $number = 5 ] && partners='["Hol", "Nes", "Hol"]'
            printf '{"municipality": "%s", "project": "%s i %s", "requested": %s, "partners": %s}\n' \
                "$municipality" "$project" "$municipality" $((number * 50000 + 250000)) "$partners"
        done
    done
}

# Tildelingene fra den andre til den fjortende.
awards() {
    for number in 02 03 04 05 06 07 08 09 10 11 12 13 14; do
        printf '{"application": "2027-%s", "granted": "250 000", "case": "2027/%s"}\n' $number $number
    done
}

git init --quiet --initial-branch=main

step "Begin the ledger" 'skjonn init'
step "Add the round" 'skjonn round add 2027 --title "Prosjektskjønn 2027" --grantor "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus" --date 2027-03-01 --limit "4 mill"'
step "Add 48 applications" 'applications | skjonn application add --from-json - | tail -n 3'
show 'skjonn summary'
step "Correct what was typed wrong" 'skjonn application edit 2027-07 --requested "500 000"'
step "Award the first" 'skjonn award add 2027-01 --granted "0,2 mill" --case 2027/1'
step "Award 13 more" 'awards | skjonn award add --from-json - | tail -n 3'
show 'skjonn check'
step "Accept what the applicant wrote" 'skjonn waive partner-listed-twice 2027-05 --reason "Hol står to ganger i søknaden."'
step "Two are withdrawn" 'skjonn application withdraw 2027-20 2027-21 --date 2027-02-01'
step "State what is announced" 'skjonn round edit 2027 --applications 48 --awards 14 --granted "3,5 mill"'
step "Close while some wait for an answer" 'skjonn round close 2027 2>&1 | tail -n 3'
step "Refuse the rest" 'skjonn application refuse --rest --round 2027 --date 2027-03-01 | tail -n 3'
step "Close too early" 'skjonn round close 2027'
step "See what would change" 'skjonn award edit 2027-01 --granted "250 000" --dry-run'
step "Correct the first award" 'skjonn award edit 2027-01 --granted "250 000" --unset case'
step "Close the round" 'skjonn round close 2027'
step "Change what was announced" 'skjonn award edit 2027-01 --granted "350 000"'
step "Amend an award" 'skjonn event add amended 2027-02 --amount "-50 000" --date 2027-06-01 --reason "Mindre prosjekt"'
step "Pay it" 'skjonn award pay 2027-02 --date 2027-06-10'
show 'skjonn check --strict'
show 'COLUMNS=80 skjonn award list --region buskerud --sort requested --reverse'
show 'git log --reverse --format=%s --shortstat'
