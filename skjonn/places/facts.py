"""The facts: every municipality that was valid since 2013 and every county since 1900, as plain text.

Source: Statistics Norway (SSB), classification 131 (municipalities) of KLASS, CC BY 4.0; the counties' Sámi and Kven
names as in classification 104 (counties).

A paragraph is a county. Its first line is `number name`, the Norwegian name first, then parallel names after ` - `;
each line below is a municipality of that county under one number and one official name:

    number name first-last > number …

Parallel names (Norwegian, Sámi, Kven) are separated by ` - `; a county in parentheses distinguishes namesakes, and only
the official name has it. The municipality is valid from 1 January of the first year to 31 December of the last, or
still, if there is no last year. After `>` come the numbers of what it became on the next day: its own (a new name, or
land gained), another, or several (divided). Every change since 2013 fell on 1 January.
"""

FIRST_YEAR = 2013
"""The facts on municipalities are complete from 1 January of this year on."""

FIRST_YEAR_OF_COUNTIES = 1900
"""The facts on counties are complete from 1 January of this year on."""

EARLIER_COUNTIES = """
01 Smaalenenes amt 1900-1918
01 Østfold 1919-
02 Akershus - Akershus amt 1900-1918
02 Akershus 1919-
03 Kristiania - Kristiania amt 1900-1924
03 Oslo 1925-
04 Hedemarkens amt 1900-1918
04 Hedmark 1919-
05 Kristians amt 1900-1918
05 Oppland - Opland 1919-
06 Buskeruds amt - Buskerud amt 1900-1918
06 Buskerud 1919-
07 Jarlsberg og Larviks amt - Jarlsberg og Larvik amt 1900-1918
07 Vestfold 1919-
08 Bratsberg amt 1900-1918
08 Telemark 1919-
09 Nedenes amt 1900-1918
09 Aust-Agder 1919-
10 Lister og Mandals amt - Lister og Mandal amt 1900-1918
10 Vest-Agder 1919-
11 Stavanger amt 1900-1918
11 Rogaland 1919-
12 Søndre Bergenhus amt 1900-1918
12 Hordaland 1919-
13 Bergen - Bergens amt - Bergen amt 1900-1971
14 Nordre Bergenhus amt 1900-1918
14 Sogn og Fjordane 1919-
15 Romsdals amt - Romsdal amt 1900-1918
15 Møre 1919-1934
15 Møre og Romsdal 1935-
16 Søndre Trondhjems amt - Søndre Trondhjem amt 1900-1918
16 Sør-Trøndelag 1919-
17 Nordre Trondhjems amt - Nordre Trondhjem amt 1900-1918
17 Nord-Trøndelag 1919-
18 Nordlands amt - Nordland amt 1900-1918
18 Nordland 1919-
19 Tromsø amt 1900-1918
19 Troms 1919-
20 Finmarkens amt - Finmarken amt 1900-1918
20 Finnmark - Finmark 1919-
"""
"""The counties from 1900 to 2012, by the numbers they have had since 1946: `number name first-last`, the usual name
first, then other spellings after ` - `. Without a last year, it was valid when the facts on municipalities begin.

Source: the law of 14 August 1918 on the names of the realm's divisions, in force from 1919; Oslo since 1925, Møre og
Romsdal since 1935; Bergen was a county until 1972.
"""

FACTS = """
01 Østfold
0101 Halden 1967-2019 > 3001
0104 Moss 1944-2019 > 3002
0105 Sarpsborg 1992-2019 > 3003
0106 Fredrikstad 1994-2019 > 3004
0111 Hvaler 1838-2019 > 3011
0118 Aremark 1904-2019 > 3012
0119 Marker 1964-2019 > 3013
0121 Rømskog 1902-2019 > 3026
0122 Trøgstad 1838-2019 > 3014
0123 Spydeberg 1838-2019 > 3014
0124 Askim 1838-2019 > 3014
0125 Eidsberg 1961-2019 > 3014
0127 Skiptvet 1838-2019 > 3015
0128 Rakkestad 1992-2019 > 3016
0135 Råde 1838-2019 > 3017
0136 Rygge 1838-2019 > 3002
0137 Våler (Østfold) 1838-2019 > 3018
0138 Hobøl 1838-2019 > 3014

02 Akershus
0211 Vestby 1964-2019 > 3019
0213 Ski 1964-2019 > 3020
0214 Ås 1838-2019 > 3021
0215 Frogn 1962-2019 > 3022
0216 Nesodden 1916-2019 > 3023
0217 Oppegård 1916-2019 > 3020
0219 Bærum 1838-2019 > 3024
0220 Asker 1838-2019 > 3025
0221 Aurskog-Høland 1966-2019 > 3026
0226 Sørum 1962-2019 > 3030
0227 Fet 1930-2019 > 3030
0228 Rælingen 1930-2019 > 3027
0229 Enebakk 1838-2019 > 3028
0230 Lørenskog 1908-2019 > 3029
0231 Skedsmo 1962-2019 > 3030
0233 Nittedal 1838-2019 > 3031
0234 Gjerdrum 1838-2019 > 3032
0235 Ullensaker 1838-2019 > 3033
0236 Nes (Akershus) 1838-2019 > 3034
0237 Eidsvoll 1964-2019 > 3035
0238 Nannestad 1838-2019 > 3036
0239 Hurdal 1870-2019 > 3037

03 Oslo
0301 Oslo 1948-

04 Hedmark
0402 Kongsvinger 1965-2019 > 3401
0403 Hamar 1992-2019 > 3403
0412 Ringsaker 1992-2019 > 3411
0415 Løten 1838-2019 > 3412
0417 Stange 1964-2019 > 3413
0418 Nord-Odal 1838-2019 > 3414
0419 Sør-Odal 1838-2019 > 3415
0420 Eidskog 1861-2019 > 3416
0423 Grue 1867-2019 > 3417
0425 Åsnes 1963-2019 > 3418
0426 Våler (Hedmark) 1854-2019 > 3419
0427 Elverum 1838-2019 > 3420
0428 Trysil 1911-2019 > 3421
0429 Åmot 1838-2019 > 3422
0430 Stor-Elvdal 1965-2019 > 3423
0432 Rendalen 1965-2019 > 3424
0434 Engerdal 1911-2019 > 3425
0436 Tolga 1976-2019 > 3426
0437 Tynset 1966-2019 > 3427
0438 Alvdal 1918-2019 > 3428
0439 Folldal 1914-2019 > 3429
0441 Os (Hedmark) 1976-2019 > 3430

05 Oppland
0501 Lillehammer 1964-2019 > 3405
0502 Gjøvik 1964-2019 > 3407
0511 Dovre 1863-2019 > 3431
0512 Lesja 1863-2019 > 3432
0513 Skjåk 1866-2019 > 3433
0514 Lom 1866-2019 > 3434
0515 Vågå 1965-2019 > 3435
0516 Nord-Fron 1977-2019 > 3436
0517 Sel 1965-2019 > 3437
0519 Sør-Fron 1977-2019 > 3438
0520 Ringebu 1864-2019 > 3439
0521 Øyer 1838-2019 > 3440
0522 Gausdal 1962-2019 > 3441
0528 Østre Toten 1964-2019 > 3442
0529 Vestre Toten 1964-2019 > 3443
0532 Jevnaker 1898-2019 > 3053
0533 Lunner 1898-2019 > 3054
0534 Gran 1964-2019 > 3446
0536 Søndre Land 1962-2019 > 3447
0538 Nordre Land 1962-2019 > 3448
0540 Sør-Aurdal 1894-2019 > 3449
0541 Etnedal 1894-2019 > 3450
0542 Nord-Aurdal 1894-2019 > 3451
0543 Vestre Slidre 1850-2019 > 3452
0544 Øystre Slidre 1850-2019 > 3453
0545 Vang 2012-2014 > 0545
0545 Vang (Oppland) 2015-2016 > 0545
0545 Vang 2017-2019 > 3454

06 Buskerud
0602 Drammen 1964-2019 > 3005
0604 Kongsberg 1964-2019 > 3006
0605 Ringerike 1977-2019 > 3007
0612 Hole 1977-2019 > 3038
0615 Flå 2012-2014 > 0615
0615 Flå (Buskerud) 2015-2016 > 0615
0615 Flå 2017-2019 > 3039
0616 Nes (Buskerud) 1905-2019 > 3040
0617 Gol 1897-2019 > 3041
0618 Hemsedal 1897-2019 > 3042
0619 Ål 1877-2019 > 3043
0620 Hol 2012-2014 > 0620
0620 Hol (Buskerud) 2015-2016 > 0620
0620 Hol 2017-2019 > 3044
0621 Sigdal 1901-2019 > 3045
0622 Krødsherad 1964-2019 > 3046
0623 Modum 1838-2019 > 3047
0624 Øvre Eiker 1886-2019 > 3048
0625 Nedre Eiker 1886-2019 > 3005
0626 Lier 1838-2019 > 3049
0627 Røyken 1838-2019 > 3025
0628 Hurum 1838-2019 > 3025
0631 Flesberg 1838-2019 > 3050
0632 Rollag 1858-2019 > 3051
0633 Nore og Uvdal 1962-2019 > 3052

07 Vestfold
0701 Horten 2003-2019 > 3801
0702 Holmestrand 1964-2017 > 0715
0704 Tønsberg 1988-2016 > 0704
0704 Tønsberg 2017-2019 > 3803
0706 Sandefjord 1968-2016 > 0710
0709 Larvik 1988-2017 > 0712
0710 Sandefjord 2017-2019 > 3804
0711 Svelvik 1964-2019 > 3005
0712 Larvik 2018-2019 > 3805
0713 Sande (Vestfold) 1838-2019 > 3802
0714 Hof 2012-2014 > 0714
0714 Hof (Vestfold) 2015-2016 > 0714
0714 Hof 2017-2017 > 0715
0715 Holmestrand 2018-2019 > 3802
0716 Re 2002-2019 > 3803
0719 Andebu 1838-2016 > 0710
0720 Stokke 1838-2016 > 0704 0710
0722 Nøtterøy 1838-2017 > 0729
0723 Tjøme 1838-2017 > 0729
0728 Lardal 1838-2017 > 0712
0729 Færder 2018-2019 > 3811

08 Telemark
0805 Porsgrunn 1964-2019 > 3806
0806 Skien 1964-2019 > 3807
0807 Notodden 1964-2019 > 3808
0811 Siljan 1918-2019 > 3812
0814 Bamble 1964-2019 > 3813
0815 Kragerø 1960-2019 > 3814
0817 Drangedal 1838-2019 > 3815
0819 Nome 1964-2019 > 3816
0821 Bø (Telemark) 1867-2019 > 3817
0822 Sauherad 1838-2019 > 3817
0826 Tinn 1964-2019 > 3818
0827 Hjartdal 1860-2019 > 3819
0828 Seljord 1838-2019 > 3820
0829 Kviteseid 1838-2019 > 3821
0830 Nissedal 1838-2019 > 3822
0831 Fyresdal 1838-2019 > 3823
0833 Tokke 1964-2019 > 3824
0834 Vinje 1964-2019 > 3825

09 Aust-Agder
0901 Risør 1964-2019 > 4201
0904 Grimstad 1971-2019 > 4202
0906 Arendal 1992-2019 > 4203
0911 Gjerstad 1838-2019 > 4211
0912 Vegårshei 1838-2019 > 4212
0914 Tvedestrand 1962-2019 > 4213
0919 Froland 1967-2019 > 4214
0926 Lillesand 1962-2019 > 4215
0928 Birkenes 1967-2019 > 4216
0929 Åmli 1967-2019 > 4217
0935 Iveland 1886-2019 > 4218
0937 Evje og Hornnes 1960-2019 > 4219
0938 Bygland 1838-2019 > 4220
0940 Valle 1962-2019 > 4221
0941 Bykle 1902-2019 > 4222

10 Vest-Agder
1001 Kristiansand 1965-2019 > 4204
1002 Mandal 1964-2019 > 4205
1003 Farsund 1965-2019 > 4206
1004 Flekkefjord 1965-2019 > 4207
1014 Vennesla 1964-2019 > 4223
1017 Songdalen 1964-2019 > 4204
1018 Søgne 1964-2019 > 4204
1021 Marnardal 1964-2019 > 4205
1026 Åseral 1881-2019 > 4224
1027 Audnedal 1964-2019 > 4225
1029 Lindesnes 1964-2019 > 4205
1032 Lyngdal 1963-2019 > 4225
1034 Hægebostad 1963-2019 > 4226
1037 Kvinesdal 1963-2019 > 4227
1046 Sirdal 1960-2019 > 4228

11 Rogaland
1101 Eigersund 1965-
1102 Sandnes 1965-2019 > 1108
1103 Stavanger 1965-2019 > 1103
1103 Stavanger 2020-
1106 Haugesund 1965-
1108 Sandnes 2020-
1111 Sokndal 1945-
1112 Lund 1965-
1114 Bjerkreim 1965-
1119 Hå 1964-
1120 Klepp 1838-
1121 Time 1838-
1122 Gjesdal 1965-
1124 Sola 1931-
1127 Randaberg 1923-
1129 Forsand 1965-2019 > 1108
1130 Strand 1965-
1133 Hjelmeland 1965-
1134 Suldal 1965-
1135 Sauda 1842-
1141 Finnøy 1965-2019 > 1103
1142 Rennesøy 1965-2019 > 1103
1144 Kvitsøy 1923-
1145 Bokn 1849-
1146 Tysvær 1965-
1149 Karmøy 1965-
1151 Utsira 1925-
1160 Vindafjord 2006-

12 Hordaland
1201 Bergen 1972-2019 > 4601
1211 Etne 1965-2019 > 4611
1216 Sveio 1964-2019 > 4612
1219 Bømlo 1963-2019 > 4613
1221 Stord 1869-2019 > 4614
1222 Fitjar 1964-2019 > 4615
1223 Tysnes 1838-2019 > 4616
1224 Kvinnherad 1965-2019 > 4617
1227 Jondal 1965-2019 > 4618
1228 Odda 1964-2019 > 4618
1231 Ullensvang 1977-2019 > 4618
1232 Eidfjord 1977-2019 > 4619
1233 Ulvik 1892-2019 > 4620
1234 Granvin 1892-2019 > 4621
1235 Voss 1964-2019 > 4621
1238 Kvam 1965-2019 > 4622
1241 Fusa 1964-2019 > 4624
1242 Samnanger 1907-2019 > 4623
1243 Os (Hordaland) 1907-2019 > 4624
1244 Austevoll 1964-2019 > 4625
1245 Sund 1886-2019 > 4626
1246 Fjell 1964-2019 > 4626
1247 Askøy 1964-2019 > 4627
1251 Vaksdal 1964-2019 > 4628
1252 Modalen 1964-2019 > 4629
1253 Osterøy 1964-2019 > 4630
1256 Meland 1964-2019 > 4631
1259 Øygarden 1964-2019 > 4626
1260 Radøy 1964-2019 > 4631
1263 Lindås 1964-2019 > 4631
1264 Austrheim 1964-2019 > 4632
1265 Fedje 1948-2019 > 4633
1266 Masfjorden 1948-2019 > 4634

14 Sogn og Fjordane
1401 Flora 1964-2019 > 4602
1411 Gulen 1964-2019 > 4635
1412 Solund 1924-2019 > 4636
1413 Hyllestad 1862-2019 > 4637
1416 Høyanger 1964-2019 > 4638
1417 Vik 1964-2019 > 4639
1418 Balestrand 1964-2019 > 4640
1419 Leikanger 1964-2019 > 4640
1420 Sogndal 2012-2014 > 1420
1420 Sogndal (Sogn og Fjordane) 2015-2016 > 1420
1420 Sogndal 2017-2019 > 4640
1421 Aurland 1838-2019 > 4641
1422 Lærdal 1964-2019 > 4642
1424 Årdal 2012-2014 > 1424
1424 Årdal (Sogn og Fjordane) 2015-2016 > 1424
1424 Årdal 2017-2019 > 4643
1426 Luster 1963-2019 > 4644
1428 Askvoll 1964-2019 > 4645
1429 Fjaler 1913-2019 > 4646
1430 Gaular 1912-2019 > 4647
1431 Jølster 1838-2019 > 4647
1432 Førde 1896-2019 > 4647
1433 Naustdal 1964-2019 > 4647
1438 Bremanger 1965-2019 > 4648
1439 Vågsøy 1964-2019 > 4602
1441 Selje 1964-2019 > 4649
1443 Eid 2012-2014 > 1443
1443 Eid (Sogn og Fjordane) 2015-2016 > 1443
1443 Eid 2017-2019 > 4649
1444 Hornindal 1977-2019 > 1577
1445 Gloppen 1965-2019 > 4650
1449 Stryn 1977-2019 > 4651

15 Møre og Romsdal
1502 Molde 1964-2019 > 1506
1504 Ålesund 1977-2019 > 1507
1505 Kristiansund 2008-
1506 Molde 2020-
1507 Ålesund 2020-2023 > 1508 1580
1508 Ålesund 2024-
1511 Vanylven 1964-
1514 Sande (Møre og Romsdal) 1964-2019 > 1514
1514 Sande 2020-
1515 Herøy (Møre og Romsdal) 1964-
1516 Ulstein 1964-
1517 Hareid 1917-
1519 Volda 1964-2019 > 1577
1520 Ørsta 1964-
1523 Ørskog 1977-2019 > 1507
1524 Norddal 1838-2019 > 1578
1525 Stranda 1965-
1526 Stordal 1977-2019 > 1578
1528 Sykkylven 1884-
1529 Skodje 1977-2019 > 1507
1531 Sula 1977-
1532 Giske 1964-
1534 Haram 1965-2019 > 1507
1535 Vestnes 1964-
1539 Rauma 1964-
1543 Nesset 1964-2019 > 1506
1545 Midsund 1965-2019 > 1506
1546 Sandøy 1965-2019 > 1507
1547 Aukra 1965-
1548 Fræna 1964-2019 > 1579
1551 Eide 2012-2014 > 1551
1551 Eide (Møre og Romsdal) 2015-2016 > 1551
1551 Eide 2017-2019 > 1579
1554 Averøy 1964-
1557 Gjemnes 1965-
1560 Tingvoll 1965-
1563 Sunndal 1960-
1566 Surnadal 1965-
1567 Rindal 1858-2018 > 5061
1571 Halsa 1965-2019 > 5055
1573 Smøla 1960-
1576 Aure 2006-
1577 Volda 2020-
1578 Fjord 2020-
1579 Hustadvika 2020-
1580 Haram 2024-

16 Sør-Trøndelag
1601 Trondheim 1964-2017 > 5001
1612 Hemne 1964-2017 > 5011
1613 Snillfjord 1964-2017 > 5012
1617 Hitra 1964-2017 > 5013
1620 Frøya 1964-2017 > 5014
1621 Ørland 1896-2017 > 5015
1622 Agdenes 1964-2017 > 5016
1624 Rissa 1964-2017 > 5054
1627 Bjugn 1964-2017 > 5017
1630 Åfjord 1964-2017 > 5018
1632 Roan 1893-2017 > 5019
1633 Osen 1893-2017 > 5020
1634 Oppdal 1838-2017 > 5021
1635 Rennebu 1966-2017 > 5022
1636 Meldal 1839-2017 > 5023
1638 Orkdal 1963-2017 > 5024
1640 Røros 1964-2017 > 5025
1644 Holtålen 1972-2017 > 5026
1648 Midtre Gauldal 1964-2017 > 5027
1653 Melhus 1964-2017 > 5028
1657 Skaun 1965-2017 > 5029
1662 Klæbu 1899-2017 > 5030
1663 Malvik 1891-2017 > 5031
1664 Selbu 1901-2017 > 5032
1665 Tydal 1901-2017 > 5033

17 Nord-Trøndelag
1702 Steinkjer 1964-2017 > 5004
1703 Namsos 1964-2017 > 5005
1711 Meråker 1874-2017 > 5034
1714 Stjørdal 1962-2017 > 5035
1717 Frosta 1838-2017 > 5036
1718 Leksvik 1838-2017 > 5054
1719 Levanger 1964-2017 > 5037
1721 Verdal 1838-2017 > 5038
1724 Verran 1964-2017 > 5039
1725 Namdalseid 1964-2017 > 5040
1736 Snåase - Snåsa 2011-2017 > 5041
1738 Lierne 1964-2017 > 5042
1739 Røyrvik 1924-2014 > 1739
1739 Raarvihke - Røyrvik 2015-2017 > 5043
1740 Namsskogan 1924-2017 > 5044
1742 Grong 1964-2017 > 5045
1743 Høylandet 1964-2017 > 5046
1744 Overhalla 1860-2017 > 5047
1748 Fosnes 1964-2017 > 5048
1749 Flatanger 1871-2017 > 5049
1750 Vikna 1870-2017 > 5050
1751 Nærøy 1964-2017 > 5051
1755 Leka 1909-2017 > 5052
1756 Inderøy 2012-2017 > 5053

18 Nordland - Nordlánnda
1804 Bodø 2005-
1805 Narvik 1974-2019 > 1806
1806 Narvik 2020-
1811 Bindal 1964-
1812 Sømna 1977-
1813 Brønnøy 1977-
1815 Vega 1838-
1816 Vevelstad 1917-
1818 Herøy (Nordland) 1962-
1820 Alstahaug 1965-
1822 Leirfjord 1964-
1824 Vefsn 1962-
1825 Grane 1928-
1826 Hattfjelldal 1964-2019 > 1826
1826 Aarborte - Hattfjelldal 2020-
1827 Dønna 1962-
1828 Nesna 1964-
1832 Hemnes 1964-
1833 Rana 1964-2023 > 1833
1833 Rana - Raane 2024-
1834 Lurøy 1872-
1835 Træna 1872-
1836 Rødøy 1884-
1837 Meløy 1884-
1838 Gildeskål 1853-
1839 Beiarn 1853-
1840 Saltdal 1838-
1841 Fauske 1905-2016 > 1841
1841 Fauske - Fuossko 2017-
1845 Sørfold 1964-2023 > 1845
1845 Sørfold - Fuolldá 2024-
1848 Steigen 1964-
1849 Hábmer - Hamarøy 2012-2019 > 1875
1850 Tysfjord - Divtasvuodna 2012-2019 > 1806 1875
1851 Lødingen 1964-
1852 Tjeldsund 1964-2017 > 1852
1852 Dielddanuorri - Tjeldsund 2018-2019 > 5412
1853 Evenes 1964-2021 > 1853
1853 Evenes - Evenášši 2022-
1854 Ballangen 1962-2019 > 1806
1856 Røst 1929-
1857 Værøy 1929-
1859 Flakstad 1976-
1860 Vestvågøy 1963-
1865 Vågan 1964-
1866 Hadsel 1963-
1867 Bø (Nordland) 1838-2019 > 1867
1867 Bø 2020-
1868 Øksnes 1964-
1870 Sortland 1963-2017 > 1870
1870 Sortland - Suortá 2018-
1871 Andøy 1964-
1874 Moskenes 1976-
1875 Hábmer - Hamarøy 2020-

19 Troms - Romsa
1902 Tromsø 1964-2019 > 5401
1903 Harstad 2013-2017 > 1903
1903 Harstad - Hárstták 2018-2019 > 5402
1911 Kvæfjord 1867-2019 > 5411
1913 Skånland 1964-2019 > 5412
1917 Ibestad 1964-2019 > 5413
1919 Gratangen 1927-2019 > 5414
1920 Lavangen 1977-2014 > 1920
1920 Loabák - Lavangen 2015-2019 > 5415
1922 Bardu 1867-2019 > 5416
1923 Salangen 1977-2019 > 5417
1924 Målselv 1964-2019 > 5418
1925 Sørreisa 1964-2019 > 5419
1926 Dyrøy 1964-2019 > 5420
1927 Tranøy 1964-2019 > 5421
1928 Torsken 1964-2019 > 5421
1929 Berg 2012-2014 > 1929
1929 Berg (Troms) 2015-2016 > 1929
1929 Berg 2017-2019 > 5421
1931 Lenvik 1964-2019 > 5421
1933 Balsfjord 1964-2019 > 5422
1936 Karlsøy 1964-2019 > 5423
1938 Lyngen 1964-2019 > 5424
1939 Storfjord 1930-2014 > 1939
1939 Storfjord - Omasvuotna - Omasvuono 2015-2019 > 5425
1940 Gáivuotna - Kåfjord 1995-2017 > 1940
1940 Gáivuotna - Kåfjord - Kaivuono 2018-2019 > 5426
1941 Skjervøy 1886-2019 > 5427
1942 Nordreisa 1886-2018 > 1942
1942 Nordreisa - Ráisa - Raisi 2019-2019 > 5428
1943 Kvænangen 1867-2019 > 5429

20 Finnmark - Finnmárku
2002 Vardø 1869-2019 > 5404
2003 Vadsø 1964-2019 > 5405
2004 Hammerfest 1992-2018 > 2004
2004 Hammerfest - Hámmerfeasta 2019-2019 > 5406
2011 Guovdageaidnu - Kautokeino 1988-2019 > 5430
2012 Alta 1964-2019 > 5403
2014 Loppa 1853-2019 > 5432
2015 Hasvik 1853-2019 > 5433
2017 Kvalsund 1870-2019 > 5406
2018 Måsøy 1839-2019 > 5434
2019 Nordkapp 1950-2019 > 5435
2020 Porsanger - Porsángu - Porsanki 2004-2019 > 5436
2021 Kárášjohka - Karasjok 1991-2019 > 5437
2022 Lebesby 1864-2019 > 5438
2023 Gamvik 1914-2019 > 5439
2024 Berlevåg 1914-2019 > 5440
2025 Deatnu - Tana 1993-2019 > 5441
2027 Unjárga - Nesseby 1990-2019 > 5442
2028 Båtsfjord 1955-2019 > 5443
2030 Sør-Varanger 1859-2019 > 5444

30 Viken
3001 Halden 2020-2023 > 3101
3002 Moss 2020-2023 > 3103
3003 Sarpsborg 2020-2023 > 3105
3004 Fredrikstad 2020-2023 > 3107
3005 Drammen 2020-2023 > 3301
3006 Kongsberg 2020-2023 > 3303
3007 Ringerike 2020-2023 > 3305
3011 Hvaler 2020-2023 > 3110
3012 Aremark 2020-2023 > 3124
3013 Marker 2020-2023 > 3122
3014 Indre Østfold 2020-2023 > 3118
3015 Skiptvet 2020-2023 > 3116
3016 Rakkestad 2020-2023 > 3120
3017 Råde 2020-2023 > 3112
3018 Våler (Viken) 2020-2023 > 3114
3019 Vestby 2020-2023 > 3216
3020 Nordre Follo 2020-2023 > 3207
3021 Ås 2020-2023 > 3218
3022 Frogn 2020-2023 > 3214
3023 Nesodden 2020-2023 > 3212
3024 Bærum 2020-2023 > 3201
3025 Asker 2020-2023 > 3203
3026 Aurskog-Høland 2020-2023 > 3226
3027 Rælingen 2020-2023 > 3224
3028 Enebakk 2020-2023 > 3220
3029 Lørenskog 2020-2023 > 3222
3030 Lillestrøm 2020-2023 > 3205
3031 Nittedal 2020-2023 > 3232
3032 Gjerdrum 2020-2023 > 3230
3033 Ullensaker 2020-2023 > 3209
3034 Nes 2020-2023 > 3228
3035 Eidsvoll 2020-2023 > 3240
3036 Nannestad 2020-2023 > 3238
3037 Hurdal 2020-2023 > 3242
3038 Hole 2020-2023 > 3310
3039 Flå 2020-2023 > 3320
3040 Nesbyen 2020-2023 > 3322
3041 Gol 2020-2023 > 3324
3042 Hemsedal 2020-2023 > 3326
3043 Ål 2020-2023 > 3328
3044 Hol 2020-2023 > 3330
3045 Sigdal 2020-2023 > 3332
3046 Krødsherad 2020-2023 > 3318
3047 Modum 2020-2023 > 3316
3048 Øvre Eiker 2020-2023 > 3314
3049 Lier 2020-2023 > 3312
3050 Flesberg 2020-2023 > 3334
3051 Rollag 2020-2023 > 3336
3052 Nore og Uvdal 2020-2023 > 3338
3053 Jevnaker 2020-2023 > 3236
3054 Lunner 2020-2023 > 3234

31 Østfold
3101 Halden 2024-
3103 Moss 2024-
3105 Sarpsborg 2024-
3107 Fredrikstad 2024-
3110 Hvaler 2024-
3112 Råde 2024-
3114 Våler (Østfold) 2024-
3116 Skiptvet 2024-
3118 Indre Østfold 2024-
3120 Rakkestad 2024-
3122 Marker 2024-
3124 Aremark 2024-

32 Akershus
3201 Bærum 2024-
3203 Asker 2024-
3205 Lillestrøm 2024-
3207 Nordre Follo 2024-
3209 Ullensaker 2024-
3212 Nesodden 2024-
3214 Frogn 2024-
3216 Vestby 2024-
3218 Ås 2024-
3220 Enebakk 2024-
3222 Lørenskog 2024-
3224 Rælingen 2024-
3226 Aurskog-Høland 2024-
3228 Nes 2024-
3230 Gjerdrum 2024-
3232 Nittedal 2024-
3234 Lunner 2024-
3236 Jevnaker 2024-
3238 Nannestad 2024-
3240 Eidsvoll 2024-
3242 Hurdal 2024-

33 Buskerud
3301 Drammen 2024-
3303 Kongsberg 2024-
3305 Ringerike 2024-
3310 Hole 2024-
3312 Lier 2024-
3314 Øvre Eiker 2024-
3316 Modum 2024-
3318 Krødsherad 2024-
3320 Flå 2024-
3322 Nesbyen 2024-
3324 Gol 2024-
3326 Hemsedal 2024-
3328 Ål 2024-
3330 Hol 2024-
3332 Sigdal 2024-
3334 Flesberg 2024-
3336 Rollag 2024-
3338 Nore og Uvdal 2024-

34 Innlandet
3401 Kongsvinger 2020-
3403 Hamar 2020-
3405 Lillehammer 2020-
3407 Gjøvik 2020-
3411 Ringsaker 2020-
3412 Løten 2020-
3413 Stange 2020-
3414 Nord-Odal 2020-
3415 Sør-Odal 2020-
3416 Eidskog 2020-
3417 Grue 2020-
3418 Åsnes 2020-
3419 Våler (Innlandet) 2020-
3420 Elverum 2020-
3421 Trysil 2020-
3422 Åmot 2020-
3423 Stor-Elvdal 2020-
3424 Rendalen 2020-
3425 Engerdal 2020-
3426 Tolga 2020-
3427 Tynset 2020-
3428 Alvdal 2020-
3429 Folldal 2020-
3430 Os 2020-
3431 Dovre 2020-
3432 Lesja 2020-
3433 Skjåk 2020-
3434 Lom 2020-
3435 Vågå 2020-
3436 Nord-Fron 2020-
3437 Sel 2020-
3438 Sør-Fron 2020-
3439 Ringebu 2020-
3440 Øyer 2020-
3441 Gausdal 2020-
3442 Østre Toten 2020-
3443 Vestre Toten 2020-
3446 Gran 2020-
3447 Søndre Land 2020-
3448 Nordre Land 2020-
3449 Sør-Aurdal 2020-
3450 Etnedal 2020-
3451 Nord-Aurdal 2020-
3452 Vestre Slidre 2020-
3453 Øystre Slidre 2020-
3454 Vang 2020-

38 Vestfold og Telemark
3801 Horten 2020-2023 > 3901
3802 Holmestrand 2020-2023 > 3903
3803 Tønsberg 2020-2023 > 3905
3804 Sandefjord 2020-2023 > 3907
3805 Larvik 2020-2023 > 3909
3806 Porsgrunn 2020-2023 > 4001
3807 Skien 2020-2023 > 4003
3808 Notodden 2020-2023 > 4005
3811 Færder 2020-2023 > 3911
3812 Siljan 2020-2023 > 4010
3813 Bamble 2020-2023 > 4012
3814 Kragerø 2020-2023 > 4014
3815 Drangedal 2020-2023 > 4016
3816 Nome 2020-2023 > 4018
3817 Midt-Telemark 2020-2023 > 4020
3818 Tinn 2020-2023 > 4026
3819 Hjartdal 2020-2023 > 4024
3820 Seljord 2020-2023 > 4022
3821 Kviteseid 2020-2023 > 4028
3822 Nissedal 2020-2023 > 4030
3823 Fyresdal 2020-2023 > 4032
3824 Tokke 2020-2023 > 4034
3825 Vinje 2020-2023 > 4036

39 Vestfold
3901 Horten 2024-
3903 Holmestrand 2024-
3905 Tønsberg 2024-
3907 Sandefjord 2024-
3909 Larvik 2024-
3911 Færder 2024-

40 Telemark
4001 Porsgrunn 2024-
4003 Skien 2024-
4005 Notodden 2024-
4010 Siljan 2024-
4012 Bamble 2024-
4014 Kragerø 2024-
4016 Drangedal 2024-
4018 Nome 2024-
4020 Midt-Telemark 2024-
4022 Seljord 2024-
4024 Hjartdal 2024-
4026 Tinn 2024-
4028 Kviteseid 2024-
4030 Nissedal 2024-
4032 Fyresdal 2024-
4034 Tokke 2024-
4036 Vinje 2024-

42 Agder
4201 Risør 2020-
4202 Grimstad 2020-
4203 Arendal 2020-
4204 Kristiansand 2020-
4205 Lindesnes 2020-
4206 Farsund 2020-
4207 Flekkefjord 2020-
4211 Gjerstad 2020-
4212 Vegårshei 2020-
4213 Tvedestrand 2020-
4214 Froland 2020-
4215 Lillesand 2020-
4216 Birkenes 2020-
4217 Åmli 2020-
4218 Iveland 2020-
4219 Evje og Hornnes 2020-
4220 Bygland 2020-
4221 Valle 2020-
4222 Bykle 2020-
4223 Vennesla 2020-
4224 Åseral 2020-
4225 Lyngdal 2020-
4226 Hægebostad 2020-
4227 Kvinesdal 2020-
4228 Sirdal 2020-

46 Vestland
4601 Bergen 2020-
4602 Kinn 2020-
4611 Etne 2020-
4612 Sveio 2020-
4613 Bømlo 2020-
4614 Stord 2020-
4615 Fitjar 2020-
4616 Tysnes 2020-
4617 Kvinnherad 2020-
4618 Ullensvang 2020-
4619 Eidfjord 2020-
4620 Ulvik 2020-
4621 Voss 2020-
4622 Kvam 2020-
4623 Samnanger 2020-
4624 Bjørnafjorden 2020-
4625 Austevoll 2020-
4626 Øygarden 2020-
4627 Askøy 2020-
4628 Vaksdal 2020-
4629 Modalen 2020-
4630 Osterøy 2020-
4631 Alver 2020-
4632 Austrheim 2020-
4633 Fedje 2020-
4634 Masfjorden 2020-
4635 Gulen 2020-
4636 Solund 2020-
4637 Hyllestad 2020-
4638 Høyanger 2020-
4639 Vik 2020-
4640 Sogndal 2020-
4641 Aurland 2020-
4642 Lærdal 2020-
4643 Årdal 2020-
4644 Luster 2020-
4645 Askvoll 2020-
4646 Fjaler 2020-
4647 Sunnfjord 2020-
4648 Bremanger 2020-
4649 Stad 2020-
4650 Gloppen 2020-
4651 Stryn 2020-

50 Trøndelag - Trööndelage
5001 Trondheim 2018-2019 > 5001
5001 Trondheim 2020-2022 > 5001
5001 Trondheim - Tråante 2023-
5004 Steinkjer 2018-2019 > 5006
5005 Namsos 2018-2018 > 5005
5005 Namsos - Nåavmesjenjaelmie 2019-2019 > 5007
5006 Steinkjer 2020-
5007 Namsos - Nåavmesjenjaelmie 2020-
5011 Hemne 2018-2019 > 5055
5012 Snillfjord 2018-2019 > 5055 5056 5059
5013 Hitra 2018-2019 > 5056
5014 Frøya 2018-
5015 Ørland 2018-2019 > 5057
5016 Agdenes 2018-2019 > 5059
5017 Bjugn 2018-2019 > 5057
5018 Åfjord 2018-2019 > 5058
5019 Roan 2018-2019 > 5058
5020 Osen 2018-
5021 Oppdal 2018-
5022 Rennebu 2018-
5023 Meldal 2018-2019 > 5059
5024 Orkdal 2018-2019 > 5059
5025 Røros 2018-2022 > 5025
5025 Røros - Rosse 2023-
5026 Holtålen 2018-
5027 Midtre Gauldal 2018-
5028 Melhus 2018-
5029 Skaun 2018-
5030 Klæbu 2018-2019 > 5001
5031 Malvik 2018-
5032 Selbu 2018-
5033 Tydal 2018-
5034 Meråker 2018-
5035 Stjørdal 2018-
5036 Frosta 2018-
5037 Levanger 2018-2023 > 5037
5037 Levanger - Levangke 2024-
5038 Verdal 2018-
5039 Verran 2018-2019 > 5006
5040 Namdalseid 2018-2019 > 5007
5041 Snåase - Snåsa 2018-
5042 Lierne 2018-
5043 Raarvihke - Røyrvik 2018-
5044 Namsskogan 2018-
5045 Grong 2018-
5046 Høylandet 2018-
5047 Overhalla 2018-
5048 Fosnes 2018-2019 > 5007
5049 Flatanger 2018-
5050 Vikna 2018-2019 > 5060
5051 Nærøy 2018-2019 > 5060
5052 Leka 2018-
5053 Inderøy 2018-
5054 Indre Fosen 2018-
5055 Heim 2020-
5056 Hitra 2020-
5057 Ørland 2020-
5058 Åfjord 2020-
5059 Orkland 2020-
5060 Nærøysund 2020-
5061 Rindal 2019-

54 Troms og Finnmark - Romsa ja Finnmárku - Tromssa ja Finmarkku
5401 Tromsø 2020-2023 > 5501
5402 Harstad - Hárstták 2020-2023 > 5503
5403 Alta 2020-2023 > 5601
5404 Vardø 2020-2023 > 5634
5405 Vadsø 2020-2023 > 5607
5406 Hammerfest - Hámmerfeasta 2020-2023 > 5603
5411 Kvæfjord 2020-2023 > 5510
5412 Dielddanuorri - Tjeldsund 2020-2023 > 5512
5413 Ibestad 2020-2023 > 5514
5414 Gratangen 2020-2023 > 5516
5415 Loabák - Lavangen 2020-2023 > 5518
5416 Bardu 2020-2023 > 5520
5417 Salangen 2020-2023 > 5522
5418 Målselv 2020-2023 > 5524
5419 Sørreisa 2020-2023 > 5526
5420 Dyrøy 2020-2023 > 5528
5421 Senja 2020-2023 > 5530
5422 Balsfjord 2020-2023 > 5532
5423 Karlsøy 2020-2023 > 5534
5424 Lyngen 2020-2023 > 5536
5425 Storfjord - Omasvuotna - Omasvuono 2020-2023 > 5538
5426 Gáivuotna - Kåfjord - Kaivuono 2020-2023 > 5540
5427 Skjervøy 2020-2023 > 5542
5428 Nordreisa - Ráisa - Raisi 2020-2023 > 5544
5429 Kvænangen 2020-2023 > 5546
5430 Guovdageaidnu - Kautokeino 2020-2023 > 5612
5432 Loppa 2020-2023 > 5614
5433 Hasvik 2020-2023 > 5616
5434 Måsøy 2020-2023 > 5618
5435 Nordkapp 2020-2023 > 5620
5436 Porsanger - Porsángu - Porsanki 2020-2023 > 5622
5437 Kárášjohka - Karasjok 2020-2023 > 5610
5438 Lebesby 2020-2023 > 5624
5439 Gamvik 2020-2023 > 5626
5440 Berlevåg 2020-2023 > 5630
5441 Deatnu - Tana 2020-2023 > 5628
5442 Unjárga - Nesseby 2020-2023 > 5636
5443 Båtsfjord 2020-2023 > 5632
5444 Sør-Varanger 2020-2023 > 5605

55 Troms - Romsa - Tromssa
5501 Tromsø 2024-
5503 Harstad - Hárstták 2024-
5510 Kvæfjord 2024-
5512 Dielddanuorri - Tjeldsund 2024-
5514 Ibestad 2024-
5516 Gratangen - Rivtták 2024-
5518 Loabák - Lavangen 2024-
5520 Bardu 2024-
5522 Salangen 2024-
5524 Målselv 2024-
5526 Sørreisa 2024-
5528 Dyrøy 2024-
5530 Senja 2024-
5532 Balsfjord 2024-
5534 Karlsøy 2024-
5536 Lyngen 2024-
5538 Storfjord - Omasvuotna - Omasvuono 2024-
5540 Gáivuotna - Kåfjord - Kaivuono 2024-
5542 Skjervøy 2024-
5544 Nordreisa - Ráisa - Raisi 2024-
5546 Kvænangen 2024-

56 Finnmark - Finnmárku - Finmarkku
5601 Alta 2024-
5603 Hammerfest - Hámmerfeasta 2024-
5605 Sør-Varanger 2024-
5607 Vadsø 2024-
5610 Kárášjohka - Karasjok 2024-
5612 Guovdageaidnu - Kautokeino 2024-
5614 Loppa 2024-
5616 Hasvik 2024-
5618 Måsøy 2024-
5620 Nordkapp 2024-
5622 Porsanger - Porsángu - Porsanki 2024-
5624 Lebesby 2024-
5626 Gamvik 2024-
5628 Deatnu - Tana 2024-
5630 Berlevåg 2024-
5632 Båtsfjord 2024-
5634 Vardø 2024-
5636 Unjárga - Nesseby 2024-
"""
