/** Bodies of the State other than enterprises. Columns as in ministries.ts. */
export const otherBodies = `
oqlf | Office québécois de la langue française | Office québécois de la langue française | OQLF | C-11 | mcc | 2011 | president_ceo 1; council_member 7
opc | Office de la protection du consommateur | Office de la protection du consommateur | OPC | P-40.1 | mjq | 2011 | president 1; vice_president 1; council_member 9
ophq | Office des personnes handicapées du Québec | Office des personnes handicapées du Québec | OPHQ | E-20.1 | msss | 2011 | director_general 1; board_chair 1; board_member 12
opq | Office des professions du Québec | Office des professions du Québec | OPQ | C-26 | mjq | 2011 | president 1; vice_president 1; council_member 5
curateur | Curateur public du Québec | Public Curator of Québec | CPQ | C-81 | mfa | 2011 | curator 1; deputy_head 2
csbe | Commissaire à la santé et au bien-être | Health and Welfare Commissioner | CSBE | C-32.1.1 | msss | 2011 | commissioner 1
upac | Commissaire à la lutte contre la corruption | Anti-Corruption Commissioner | CLCC | L-6.1 | msp | 2011 | commissioner 1; deputy_head 3 | 2011-07-01
bei | Bureau des enquêtes indépendantes | Independent Investigations Bureau | BEI | P-13.1 | msp | 2016 | director_of_inquiries 1; deputy_head 2 | 2016-06-27
coroner | Bureau du coroner | Coroner’s Office | BC | R-0.2 | msp | 2011 | chief_coroner 1; deputy_head 2; coroner 8; coroner_part_time *
sq | Sûreté du Québec | Sûreté du Québec | SQ | P-13.1 | msp | 2011 | director_general 1; deputy_head 6
csj | Commission des services juridiques | Commission des services juridiques | CSJ | A-14 | mjq | 2011 | president 1; vice_president 1; council_member 10
faac | Fonds d’aide aux actions collectives | Fonds d’aide aux actions collectives | FAAC | F-3.2.0.1.1 | mjq | 2016 | council_president 1; council_member 2
cja | Conseil de la justice administrative | Conseil de la justice administrative | CJA | J-3 | mjq | 2011 | president 1; council_member 14
cgap | Conseil de gestion de l’assurance parentale | Conseil de gestion de l’assurance parentale | CGAP | A-29.011 | mtess | 2011 | president_ceo 1; board_member 8
cpmt | Commission des partenaires du marché du travail | Commission des partenaires du marché du travail | CPMT | M-15.001 | mtess | 2011 | council_president 1; council_member 17
isq | Institut de la statistique du Québec | Institut de la statistique du Québec | ISQ | I-13.011 | mfq | 2011 | director_general 1; deputy_head 3
frqnt | Fonds de recherche du Québec – Nature et technologies | Fonds de recherche du Québec – Nature et technologies | FRQNT | M-14.1 | mei | 2012 | director_general 1; board_chair 1; board_member 12
frqs | Fonds de recherche du Québec – Santé | Fonds de recherche du Québec – Santé | FRQS | M-14.1 | mei | 2012 | director_general 1; board_chair 1; board_member 12
frqsc | Fonds de recherche du Québec – Société et culture | Fonds de recherche du Québec – Société et culture | FRQSC | M-14.1 | mei | 2012 | director_general 1; board_chair 1; board_member 12
enpom | École nationale des pompiers du Québec | École nationale des pompiers du Québec | ENPQ | S-3.4 | msp | 2011 | director_general 1; board_chair 1; board_member 12
loj | Office Québec-Monde pour la jeunesse | Office Québec-Monde pour la jeunesse | LOJIQ | O-5.2 | mrif | 2015 | president_ceo 1; board_chair 1; board_member 11
artm | Autorité régionale de transport métropolitain | Autorité régionale de transport métropolitain | ARTM | A-33.3 | mtq | 2017 | board_chair 1; board_member 7 | 2017-06-01
bape | Bureau d’audiences publiques sur l’environnement | Bureau d’audiences publiques sur l’environnement | BAPE | Q-2 | melcc | 2011 | tribunal_president 1; tribunal_vice_president 1; tribunal_member 5; tribunal_part_time 22
ceec | Commission d’évaluation de l’enseignement collégial | Commission d’évaluation de l’enseignement collégial | CEEC | C-32.2 | mes | 2011 | president 1; tribunal_member 3
osrc | Office de la sécurité économique des chasseurs cris | Cree Hunters Economic Security Board | OSÉCC | O-2.1 | mtess | 2019 | council_president 1; council_member 2
sfil | Société de financement des infrastructures locales du Québec | Société de financement des infrastructures locales du Québec | SOFIL | S-11.0102 | mfq | 2011 | board_chair 1; board_member 4
sante | Santé Québec | Santé Québec | SQ | G-1.021 | msss | 2024 | president_ceo 1; vice_president 8; board_chair 1; board_member 13 | 2024-12-01
obvl | Office des bassins et des lacs (exemple) | Basins and Lakes Office (example) | OBL | | melcc | | president_ceo 1; vice_president 2; board_chair 1; board_member 9
aeri | Agence de l’énergie rurale (exemple) | Rural Energy Agency (example) | AER | | mern | | president_ceo 1; vice_president 2; board_chair 1; board_member 8
capl | Centre d’analyse des prix locaux (exemple) | Local Price Analysis Centre (example) | CAPL | | mfq | | director_general 1; deputy_head 2
olt | Office de la laine et du textile (exemple) | Wool and Textile Office (example) | OLT | | mapaq | | president_ceo 1; board_chair 1; board_member 8
aqh | Agence des quais et havres (exemple) | Wharves and Harbours Agency (example) | AQH | | mtq | | president_ceo 1; vice_president 2; board_chair 1; board_member 8
cnj | Centre numérique de la jeunesse (exemple) | Digital Youth Centre (example) | CNJ | | meq | | director_general 1; board_chair 1; board_member 8
`

export const councils = `
csf | Conseil du statut de la femme | Conseil du statut de la femme | CSF | C-59 | mcc | 2011 | president 1; council_member 10
cse | Conseil supérieur de l’éducation | Conseil supérieur de l’éducation | CSÉ | C-60 | meq | 2011 | president 1; council_member 21
cpcq | Conseil du patrimoine culturel du Québec | Conseil du patrimoine culturel du Québec | CPCQ | P-9.002 | mcc | 2012 | president 1; council_member 12
topo | Commission de toponymie | Commission de toponymie | CT | C-11 | mcc | 2011 | council_president 1; council_member 6
cest | Commission de l’éthique en science et en technologie | Commission de l’éthique en science et en technologie | CEST | M-15.1.0.1 | mes | 2011 | council_president 1; council_member 12
ccafe | Comité consultatif sur l’accessibilité financière aux études | Advisory Committee on the Financial Accessibility of Education | CCAFE | M-15 | mes | 2011 | council_president 1; council_member 15
ccep | Commission consultative de l’enseignement privé | Advisory Commission on Private Education | CCEP | E-9.1 | meq | 2011 | council_president 1; council_member 8
cclp | Comité consultatif de lutte contre la pauvreté et l’exclusion sociale | Advisory Committee on the Prevention of Poverty and Social Exclusion | CCLP | L-7 | mtess | 2011 | council_president 1; council_member 16
cctm | Comité consultatif du travail et de la main-d’œuvre | Labour and Manpower Advisory Committee | CCTM | M-32.2 | mtess | 2011 | council_president 1; council_member 12
ccek | Comité consultatif de l’environnement Kativik | Kativik Environmental Advisory Committee | CCEK | Q-2 | melcc | 2011 | council_member 3
comev | Comité d’évaluation | Evaluating Committee | COMEV | Q-2 | melcc | 2011 | council_member 2
comex | Comité d’examen | Review Committee | COMEX | Q-2 | melcc | 2011 | council_member 3
aines | Conseil consultatif des personnes aînées (exemple) | Seniors Advisory Council (example) | CCPA | | mfa | | council_president 1; council_member 12
jeunes | Conseil de la relève (exemple) | Council of the Next Generation (example) | CR | | premier | | council_president 1; council_member 13
forets | Conseil consultatif des forêts habitées (exemple) | Inhabited Forests Advisory Council (example) | CCFH | | mffp | | council_president 1; council_member 14
eau | Conseil consultatif de l’eau (exemple) | Water Advisory Council (example) | CCE | | melcc | | council_president 1; council_member 14
phares | Conseil consultatif des phares (exemple) | Lighthouses Advisory Council (example) | CCP | | mtq | | council_president 1; council_member 8
marees | Commission consultative des marées (exemple) | Tides Advisory Commission (example) | CCM | | mapaq | | council_president 1; council_member 10
livre | Conseil consultatif de la lecture et du livre (exemple) | Reading and Books Advisory Council (example) | CCLL | | mcc | | council_president 1; council_member 13
metiers | Conseil des métiers d’art (exemple) | Council of Fine Crafts (example) | CMA | | mcc | | council_president 1; council_member 11
donnees | Conseil consultatif des données ouvertes (exemple) | Open Data Advisory Council (example) | CCDO | | tresor | | council_president 1; council_member 11
nord | Conseil consultatif du territoire nordique (exemple) | Northern Territory Advisory Council (example) | CCTN | | mern | | council_president 1; council_member 14
accueil | Conseil consultatif de l’accueil en région (exemple) | Regional Welcome Advisory Council (example) | CCAR | | mifi | | council_president 1; council_member 13
petite | Conseil de la petite enfance (exemple) | Early Childhood Council (example) | CPE | | mfa | | council_president 1; council_member 13
velo | Comité consultatif du vélo (exemple) | Cycling Advisory Committee (example) | CCV | | mtq | | council_president 1; council_member 9
rural | Conseil consultatif de la ruralité (exemple) | Rural Advisory Council (example) | CCR | | mamh | | council_president 1; council_member 13
aide | Conseil consultatif de l’aide juridique de proximité (exemple) | Local Legal Aid Advisory Council (example) | CCAJ | | mjq | | council_president 1; council_member 10
soins | Conseil consultatif des soins à domicile (exemple) | Home Care Advisory Council (example) | CCSD | | msss | | council_president 1; council_member 14
remedes | Comité consultatif des remèdes (exemple) | Remedies Advisory Committee (example) | CCRM | | msss | | council_president 1; council_member 11
metro | Conseil consultatif de la mobilité (exemple) | Mobility Advisory Council (example) | CCMO | | mtq | | council_president 1; council_member 11
emploi | Conseil consultatif de l’apprentissage en emploi (exemple) | Workplace Learning Advisory Council (example) | CCAE | | mtess | | council_president 1; council_member 13
fiscal | Comité consultatif de la simplicité fiscale (exemple) | Tax Simplicity Advisory Committee (example) | CCSF | | mfq | | council_president 1; council_member 9
secours | Conseil consultatif des premiers secours (exemple) | First Aid Advisory Council (example) | CCPS | | msp | | council_president 1; council_member 12
route | Comité consultatif de la Route verte boréale (exemple) | Boreal Green Route Advisory Committee (example) | CCRB | | mto | | council_president 1; council_member 9
franco | Conseil consultatif des francophonies (exemple) | Francophonies Advisory Council (example) | CCF | | mrif | | council_president 1; council_member 11
terroir | Conseil des appellations du terroir (exemple) | Council of Local Designations (example) | CAT | | mapaq | | council_president 1; council_member 11
calcul | Comité consultatif du calcul public (exemple) | Public Computing Advisory Committee (example) | CCCP | | mcn | | council_president 1; council_member 9 | 2022-09-01
`
