/** key | name | name in English | acronym | chapter | minister | year of the name | seats | first day, when created since 2011 */
export const ministries = `
mamh | Ministère des Affaires municipales et de l’Habitation | Ministry of Municipal Affairs and Housing | MAMH | M-22.1 | | 2018 | deputy 1; associate 2; assistant 5
mapaq | Ministère de l’Agriculture, des Pêcheries et de l’Alimentation | Ministry of Agriculture, Fisheries and Food | MAPAQ | M-14 | | 2011 | deputy 1; associate 1; assistant 5
mcc | Ministère de la Culture et des Communications | Ministry of Culture and Communications | MCC | M-17.1 | | 2012 | deputy 1; associate 1; assistant 4
mei | Ministère de l’Économie et de l’Innovation | Ministry of Economy and Innovation | MEI | M-14.1 | | 2018 | deputy 1; associate 2; assistant 6
meq | Ministère de l’Éducation | Ministry of Education | MEQ | M-15 | | 2020 | deputy 1; associate 2; assistant 6
mes | Ministère de l’Enseignement supérieur | Ministry of Higher Education | MES | M-15.1.0.1 | | 2020 | deputy 1; associate 1; assistant 4
melcc | Ministère de l’Environnement et de la Lutte contre les changements climatiques | Ministry of the Environment and the Fight against Climate Change | MELCC | M-30.001 | | 2018 | deputy 1; associate 2; assistant 6
mfa | Ministère de la Famille | Ministry of Families | MFA | M-17.2 | | 2018 | deputy 1; associate 1; assistant 4
mfq | Ministère des Finances | Ministry of Finance | MFQ | M-24.01 | | 2014 | deputy 1; associate 2; assistant 6
mifi | Ministère de l’Immigration, de la Francisation et de l’Intégration | Ministry of Immigration, Francization and Integration | MIFI | M-16.1 | | 2019 | deputy 1; associate 1; assistant 5
mjq | Ministère de la Justice | Ministry of Justice | MJQ | M-19 | | 2011 | deputy 1; associate 3; assistant 6
mrif | Ministère des Relations internationales et de la Francophonie | Ministry of International Relations and La Francophonie | MRIF | M-25.1.1 | | 2018 | deputy 1; associate 1; assistant 5; delegate_general Bruxelles/Brussels, Dakar, Londres/London, Los Angeles, Mexico/Mexico City, Munich, New York, Paris, Tokyo; delegate Atlanta, Boston, Chicago, Houston, Rome, Toronto; head_of_post Abidjan, Barcelone/Barcelona, Berlin, Bogota/Bogotá, Mumbai, Pékin/Beijing, Rabat, São Paulo, Séoul/Seoul, Shanghai, Washington
mern | Ministère de l’Énergie et des Ressources naturelles | Ministry of Energy and Natural Resources | MERN | M-25.2 | | 2014 | deputy 1; associate 2; assistant 4
mffp | Ministère des Forêts, de la Faune et des Parcs | Ministry of Forests, Wildlife and Parks | MFFP | M-25.2 | | 2014 | deputy 1; associate 1; assistant 4
msss | Ministère de la Santé et des Services sociaux | Ministry of Health and Social Services | MSSS | M-19.2 | | 2011 | deputy 1; associate 3; assistant 9
msp | Ministère de la Sécurité publique | Ministry of Public Security | MSP | M-19.3 | | 2011 | deputy 1; associate 2; assistant 5
mto | Ministère du Tourisme | Ministry of Tourism | MTO | M-31.2 | | 2011 | deputy 1; associate 1; assistant 3
mtq | Ministère des Transports | Ministry of Transport | MTQ | M-28 | | 2018 | deputy 1; associate 2; assistant 8
mtess | Ministère du Travail, de l’Emploi et de la Solidarité sociale | Ministry of Labour, Employment and Social Solidarity | MTESS | M-15.001 | | 2015 | deputy 1; associate 2; assistant 6
mcn | Ministère de la Cybersécurité et du Numérique | Ministry of Cybersecurity and Digital Technology | MCN | M-17.1.1 | | 2022 | deputy 1; associate 2; assistant 4 | 2022-01-01
mlf | Ministère de la Langue française | Ministry of the French Language | MLF | C-11 | | 2022 | deputy 1; associate 1; assistant 2 | 2022-06-01
mrnf | Ministère des Ressources naturelles et des Forêts | Ministry of Natural Resources and Forests | MRNF | M-25.2 | | 2022 | | 2022-10-20
mtrav | Ministère du Travail | Ministry of Labour | MTRAV | M-32.2 | | 2022 | deputy 1; associate 1; assistant 2 | 2022-10-20
`

export const centralAgencies = `
mce | Ministère du Conseil exécutif | Ministry of the Executive Council | MCE | E-18 | premier | 2011 | secretary_general 1; associate_secretary_general 14; assistant_secretary 6
sct | Secrétariat du Conseil du trésor | Treasury Board Secretariat | SCT | A-6.01 | tresor | 2011 | board_secretary 1; associate_secretary 7; assistant_secretary 8
`

export const assemblyOffices = `
vgq | Vérificateur général du Québec | Auditor General of Québec | VGQ | V-5.01 | assemblee | 2011 | auditor_general 1
pc | Protecteur du citoyen | Québec Ombudsman | PC | P-32 | assemblee | 2011 | protector 1; office_vice_president 2
dgeq | Directeur général des élections | Chief Electoral Officer | DGE | E-3.3 | assemblee | 2011 | chief_electoral_officer 1
clq | Commissaire au lobbyisme | Lobbyists Commissioner | CLQ | T-11.011 | assemblee | 2011 | office_commissioner 1
ced | Commissaire à l’éthique et à la déontologie | Ethics Commissioner | CED | C-23.1 | assemblee | 2011 | office_commissioner 1
dpcp | Directeur des poursuites criminelles et pénales | Director of Criminal and Penal Prosecutions | DPCP | D-9.1.1 | assemblee | 2011 | prosecutor 1
cai | Commission d’accès à l’information | Commission d’accès à l’information | CAI | A-2.1 | assemblee | 2011 | office_president 1; office_vice_president 1; office_member 5
cfp | Commission de la fonction publique | Commission de la fonction publique | CFP | F-3.1.1 | assemblee | 2011 | office_president 1; office_member 2
cdpdj | Commission des droits de la personne et des droits de la jeunesse | Commission des droits de la personne et des droits de la jeunesse | CDPDJ | C-12 | assemblee | 2011 | office_president 1; office_vice_president 2
amp | Autorité des marchés publics | Autorité des marchés publics | AMP | A-33.2.1 | assemblee | 2019 | office_ceo 1; office_vice_president 2 | 2019-01-25
clf | Commissaire à la langue française | French Language Commissioner | CLF | C-11 | assemblee | 2022 | office_commissioner 1 | 2022-06-01
`
