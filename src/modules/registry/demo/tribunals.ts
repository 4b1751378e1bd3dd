/** Fifteen at the end: two of these were joined in 2016. Columns as in ministries.ts. */
export const tribunals = `
taq | Tribunal administratif du Québec | Administrative Tribunal of Québec | TAQ | J-3 | mjq | 2011 | tribunal_president 1; tribunal_vice_president 4; tribunal_member *; tribunal_part_time 62
clp | Commission des lésions professionnelles | Commission des lésions professionnelles | CLP | A-3.001 | mtess | 2011 | tribunal_president 1; tribunal_vice_president 3; tribunal_commissioner 88; assessor 34
crt | Commission des relations du travail | Commission des relations du travail | CRT | C-27 | mtess | 2011 | tribunal_president 1; tribunal_vice_president 2; tribunal_commissioner 30
tat | Tribunal administratif du travail | Administrative Labour Tribunal | TAT | T-15.1 | mtess | 2016 | | 2016-01-01
tal | Régie du logement | Rental Board | RDL | R-8.1 | mamh | 2011 | tribunal_president 1; tribunal_vice_president 2; regisseur 56
tmf | Tribunal administratif des marchés financiers | Financial Markets Administrative Tribunal | TMF | E-6.1 | mfq | 2016 | tribunal_president 1; tribunal_vice_president 1; judge 5; tribunal_part_time 6
energie | Régie de l’énergie | Régie de l’énergie | RÉ | R-6.01 | mern | 2011 | tribunal_president 1; tribunal_vice_president 1; regisseur 10
cmq | Commission municipale du Québec | Commission municipale du Québec | CMQ | C-35 | mamh | 2011 | tribunal_president 1; tribunal_vice_president 3; tribunal_member 16
ctq | Commission des transports du Québec | Commission des transports du Québec | CTQ | T-12 | mtq | 2011 | tribunal_president 1; tribunal_vice_president 2; tribunal_member 11
cptaq | Commission de protection du territoire agricole du Québec | Commission de protection du territoire agricole du Québec | CPTAQ | P-41.1 | mapaq | 2011 | tribunal_president 1; tribunal_vice_president 4; tribunal_member 11
rmaaq | Régie des marchés agricoles et alimentaires du Québec | Régie des marchés agricoles et alimentaires du Québec | RMAAQ | M-35.1 | mapaq | 2011 | tribunal_president 1; tribunal_vice_president 2; regisseur 6; tribunal_part_time 6
racj | Régie des alcools, des courses et des jeux | Régie des alcools, des courses et des jeux | RACJ | R-6.1 | msp | 2011 | tribunal_president 1; tribunal_vice_president 2; regisseur 11
cqlc | Commission québécoise des libérations conditionnelles | Commission québécoise des libérations conditionnelles | CQLC | S-40.1 | msp | 2011 | tribunal_president 1; tribunal_vice_president 1; tribunal_member 12; tribunal_part_time 28
tadp | Tribunal administratif de déontologie policière | Administrative Police Ethics Tribunal | TADP | P-13.1 | msp | 2023 | tribunal_president 1; tribunal_vice_president 1; judge 4; tribunal_part_time 9
bpcd | Bureau des présidents des conseils de discipline | Bureau des présidents des conseils de discipline | BPCD | C-26 | mjq | 2015 | tribunal_president 1; tribunal_vice_president 1; discipline_president 20 | 2015-07-13
tdp | Tribunal des droits de la personne | Human Rights Tribunal | TDP | C-12 | mjq | 2011 | assessor 14
rivages | Tribunal administratif des rivages (exemple) | Administrative Shorelines Tribunal (example) | TAR | | melcc | | tribunal_president 1; judge 7; tribunal_part_time 8
`
