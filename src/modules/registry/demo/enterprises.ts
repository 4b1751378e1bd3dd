/** Forty-seven at the end. Columns as in ministries.ts; the usual chair, members and chief executive are added by bodies.ts. */
export const enterprises = `
hydro | Hydro-Québec | Hydro-Québec | HQ | H-5 | mei | 2011 | board_member 16
caisse | Caisse de dépôt et placement du Québec | Caisse de dépôt et placement du Québec | CDPQ | C-2 | mfq | 2011 | board_member 13
loto | Loto-Québec | Loto-Québec | LQ | S-13.1 | mfq | 2011 | board_member 10
saq | Société des alcools du Québec | Société des alcools du Québec | SAQ | S-13 | mfq | 2011 | board_member 12
sqdc | Société québécoise du cannabis | Société québécoise du cannabis | SQDC | S-13 | mfq | 2018 | board_member 10 | 2018-06-12
iq | Investissement Québec | Investissement Québec | IQ | I-16.0.1 | mei | 2011 | board_member 13
revenu | Revenu Québec | Revenu Québec | RQ | A-7.003 | mfq | 2011 | vice_president 6; board_member 13
amf | Autorité des marchés financiers | Autorité des marchés financiers | AMF | E-6.1 | mfq | 2011 | board_member 8
sqi | Société québécoise des infrastructures | Société québécoise des infrastructures | SQI | I-8.3 | tresor | 2013 | vice_president 4; board_member 9
cag | Centre d’acquisitions gouvernementales | Centre d’acquisitions gouvernementales | CAG | C-7.01 | tresor | 2020 | vice_president 3; board_member 10 | 2020-09-01
retraite | Retraite Québec | Retraite Québec | RRQ | R-26.3 | mfq | 2016 | vice_president 4; board_member 13
ramq | Régie de l’assurance maladie du Québec | Régie de l’assurance maladie du Québec | RAMQ | R-5 | msss | 2011 | vice_president 4; board_member 13
cnesst | Commission des normes, de l’équité, de la santé et de la sécurité du travail | Commission des normes, de l’équité, de la santé et de la sécurité du travail | CNESST | S-2.1 | mtess | 2016 | vice_president 6; board_member 14
saaq | Société de l’assurance automobile du Québec | Société de l’assurance automobile du Québec | SAAQ | S-11.011 | mtq | 2011 | vice_president 5; board_member 12
shq | Société d’habitation du Québec | Société d’habitation du Québec | SHQ | S-8 | mamh | 2011 | vice_president 3; board_member 8
sodec | Société de développement des entreprises culturelles | Société de développement des entreprises culturelles | SODEC | S-10.002 | mcc | 2011 | board_member 10
spda | Société de la Place des Arts de Montréal | Société de la Place des Arts de Montréal | SPDA | S-11.03 | mcc | 2011 | board_member 11
sgtq | Société du Grand Théâtre de Québec | Société du Grand Théâtre de Québec | SGTQ | G-2 | mcc | 2011 | board_member 8
tele | Société de télédiffusion du Québec | Société de télédiffusion du Québec | STQ | S-12.01 | mcc | 2011 | board_member 9
banq | Bibliothèque et Archives nationales du Québec | Bibliothèque et Archives nationales du Québec | BAnQ | B-1.2 | mcc | 2011 | board_member 15
calq | Conseil des arts et des lettres du Québec | Conseil des arts et des lettres du Québec | CALQ | C-57.02 | mcc | 2011 | board_member 12
cmadq | Conservatoire de musique et d’art dramatique du Québec | Conservatoire de musique et d’art dramatique du Québec | CMADQ | C-62.1 | mcc | 2011 | board_member 13
mac | Musée d’art contemporain de Montréal | Musée d’art contemporain de Montréal | MAC | M-42 | mcc | 2011 | board_member 11
mcq | Musée de la civilisation | Musée de la civilisation | MCQ | M-42 | mcc | 2011 | board_member 10
mnbaq | Musée national des beaux-arts du Québec | Musée national des beaux-arts du Québec | MNBAQ | M-42 | mcc | 2011 | board_member 11
sentiers | Société des phares et sentiers du Québec (exemple) | Société des phares et sentiers du Québec (example) | SPSQ | | mcc | | vice_president 2; board_member 11
sepaq | Société des établissements de plein air du Québec | Société des établissements de plein air du Québec | SÉPAQ | S-13.01 | melcc | 2011 | board_member 8
recyc | Société québécoise de récupération et de recyclage | Société québécoise de récupération et de recyclage | RECYC-QUÉBEC | S-22.01 | melcc | 2011 | vice_president 1; board_member 10
sccq | Société du Centre des congrès de Québec | Société du Centre des congrès de Québec | SCCQ | S-14.001 | mto | 2011 | board_member 8
spcm | Société du Palais des congrès de Montréal | Société du Palais des congrès de Montréal | SPCM | S-14.1 | mto | 2011 | board_member 9
parc | Société de développement et de mise en valeur du Parc olympique | Société de développement et de mise en valeur du Parc olympique | SDMVPO | S-10.2 | mto | 2020 | vice_president 2; board_member 8
ithq | Institut de tourisme et d’hôtellerie du Québec | Institut de tourisme et d’hôtellerie du Québec | ITHQ | I-13.02 | mes | 2011 | board_member 13
stq | Société des traversiers du Québec | Société des traversiers du Québec | STQ | S-14 | mtq | 2011 | board_member 8
spbsg | Société portuaire du Bas-Saint-Laurent et de la Gaspésie | Société portuaire du Bas-Saint-Laurent et de la Gaspésie | SPBSG | S-14.2 | mtq | 2020 | board_member 8 | 2020-04-01
spipb | Société du parc industriel et portuaire de Bécancour | Société du parc industriel et portuaire de Bécancour | SPIPB | S-16.001 | mei | 2011 | board_member 8
plan | Société du Plan Nord | Société du Plan Nord | SPN | S-16.011 | mern | 2015 | vice_president 2; board_member 10 | 2015-04-01
fadq | La Financière agricole du Québec | La Financière agricole du Québec | FADQ | L-0.1 | mapaq | 2011 | vice_president 3; board_member 13
soquij | Société québécoise d’information juridique | Société québécoise d’information juridique | SOQUIJ | S-20 | mjq | 2011 | board_member 10
hema | Héma-Québec | Héma-Québec | HQ | H-1.1 | msss | 2011 | board_member 12
inspq | Institut national de santé publique du Québec | Institut national de santé publique du Québec | INSPQ | I-13.1.1 | msss | 2011 | board_member 13
inesss | Institut national d’excellence en santé et en services sociaux | Institut national d’excellence en santé et en services sociaux | INESSS | I-13.03 | msss | 2011 | vice_president 2; board_member 10
cus | Corporation d’urgences-santé | Corporation d’urgences-santé | CUS | S-6.2 | msss | 2011 | board_member 8
rbq | Régie du bâtiment du Québec | Régie du bâtiment du Québec | RBQ | B-1.1 | mtess | 2011 | vice_president 3; board_member 10
ccq | Commission de la construction du Québec | Commission de la construction du Québec | CCQ | R-20 | mtess | 2011 | board_member 14
ccnq | Commission de la capitale nationale du Québec | Commission de la capitale nationale du Québec | CCNQ | C-33.1 | premier | 2011 | board_member 12
enpq | École nationale de police du Québec | École nationale de police du Québec | ENPQ | P-13.1 | msp | 2011 | board_member 14
innovation | Office des parcs d’innovation (exemple) | Office des parcs d’innovation (example) | OPI | | mei | | board_member 8
`
