import type { Chance } from './chance.ts'

type Group = { weight: number; women: string; men: string; families: string }

/** Common names of Québec, put together at random: whoever they happen to name is invented. */
const groups: readonly Group[] = [
  {
    weight: 66,
    women:
      'Alexandra Amélie Andrée Annie Anne-Marie Audrey Brigitte Camille Caroline Catherine Chantal Christine Claudine Danielle Diane Dominique Émilie Ève Florence France Francine Geneviève Ginette Hélène Isabelle Jacinthe Jocelyne Johanne Josée Judith Julie Justine Karine Laurence Line Lise Louise Lucie Lyne Madeleine Manon Marie-Claude Marie-Ève Marie-Josée Martine Mélanie Micheline Mireille Monique Myriam Nathalie Nicole Odette Pascale Patricia Rachel Renée Roxanne Sabrina Sandra Sarah Solange Sophie Stéphanie Suzanne Sylvie Valérie Véronique Virginie',
    men: 'Alain Alexandre André Antoine Benoit Bernard Bruno Charles Christian Claude Clément Daniel Denis Dominic Éric Étienne Fernand Félix François Frédéric Gabriel Gaétan Gérald Gilles Guillaume Guy Hubert Hugo Jacques Jean Jean-François Jean-Luc Jean-Sébastien Jérôme Jocelyn Jonathan Laurent Louis Louis-Philippe Luc Marc Marc-André Mario Martin Mathieu Maxime Michel Nicolas Normand Olivier Pascal Patrice Philippe Pierre Pierre-Luc Raymond Réal Rémi René Richard Robert Roger Samuel Sébastien Serge Simon Stéphane Sylvain Thomas Tristan Vincent Xavier Yannick Yves Yvon',
    families:
      'Allard Arsenault Asselin Auger Beaudoin Beaulieu Beauregard Bédard Bélanger Benoit Bergeron Bernier Bertrand Bilodeau Blais Blouin Boisvert Boivin Bolduc Bouchard Boucher Brassard Breton Brunet Caron Champagne Charbonneau Charron Chouinard Cloutier Côté Couture Cyr Daigle Demers Deschênes Desjardins Desrochers Dion Drolet Dubé Dubois Dufour Dufresne Dumont Duval Émond Fontaine Forget Fortier Fortin Fournier Gagné Gagnon Gauthier Gélinas Gervais Gingras Girard Giroux Godin Gosselin Goulet Gravel Grenier Guay Hamel Hébert Hudon Huot Jacques Jobin Joly Labbé Laberge Labrecque Lachance Lacroix Laflamme Lafontaine Lafrance Lajoie Lalonde Lambert Landry Langlois Lapierre Lapointe Larivière Larouche Lavoie Leblanc Leclerc Leduc Lefebvre Lemay Lemieux Lepage Lessard Levasseur Lévesque Maltais Marchand Marcotte Martel Masson Ménard Mercier Michaud Moreau Morin Nadeau Normand Ouellet Paquet Paquette Paradis Parent Pelletier Pépin Perreault Perron Picard Plourde Poirier Poulin Proulx Raymond Renaud Rhéaume Richard Rivard Robitaille Rousseau Roy Samson Savard Sauvé Simard Sirois Soucy St-Onge Talbot Tardif Tessier Thériault Therrien Tremblay Trudel Turcotte Vachon Vaillancourt Veilleux Villeneuve Vézina',
  },
  {
    weight: 9,
    women:
      'Alison Barbara Claire Deborah Elizabeth Emily Erin Fiona Heather Jennifer Karen Laura Margaret Megan Susan Victoria',
    men: 'Andrew Brian David Douglas Edward Geoffrey Gordon Graham Ian James Kenneth Matthew Michael Peter Stephen William',
    families:
      'Anderson Barnes Campbell Clark Cooper Doyle Fraser Gibson Harris Hughes Kelly MacDonald McKenna Mitchell Murphy O’Brien Parker Ross Ryan Scott Stewart Taylor Walsh Wilson',
  },
  {
    weight: 4,
    women: 'Aiyana Alanis Christine Elisapie Evelyn Jeanne Kateri Lizzie Mary Nadia Sylvie Uapukun',
    men: 'Adamie Charlie Daniel Edmond Jobie Johnny Mathias Paulusie Pien Raphaël Simeonie Thomas',
    families:
      'Annanack Awashish Bellefleur Blacksmith Cananasso Dubé-Awashish Flamand Gros-Louis Kanatewat Kistabish Launière Mestokosho Mollen Neeposh Niquay Petiquay Qumaluk Rankin Saganash-Roy Shecapio Siméon Tukkiapik Vollant Wapachee Weizineau',
  },
  {
    weight: 5,
    women: 'Antonella Carla Carmela Daniela Francesca Giuliana Lina Rosa Sandra Teresa',
    men: 'Alessandro Antonio Carlo Domenico Franco Giuseppe Marco Mario Roberto Vincenzo',
    families:
      'Bianchi Caruso Conti D’Amico De Luca Di Marco Esposito Ferrari Gallo Greco Lombardi Mancini Marino Moretti Ricci Romano Rossi Russo Santoro Vitale',
  },
  {
    weight: 5,
    women: 'Fabienne Guerline Islande Marie-Carmel Marjorie Nadège Roseline Ruth Stéphanie Yolette',
    men: 'Emmanuel Frantz Gérard Jean-Robert Jude Patrick Reginald Ricardo Wilfrid Yves',
    families:
      'Alexis Augustin Baptiste Bien-Aimé Célestin Charles Désir Dorvil Estimé François Jean-Baptiste Jean-Louis Joseph Laguerre Louissaint Moïse Pierre-Louis Philogène Saint-Fleur Toussaint Valcourt',
  },
  {
    weight: 3,
    women: 'Bao-Tran Hoa Kim Lan Linh Mai Minh-Anh Ngoc Thuy Tuyet',
    men: 'Anh-Tuan Bao Duc Hieu Huy Khanh Long Minh Quang Tuan',
    families: 'Bui Dang Dinh Do Ho Hoang Huynh Le Ly Nguyen Pham Phan Tran Truong Vo',
  },
  {
    weight: 5,
    women: 'Amal Fatima Hanane Khadija Layla Leïla Meriem Nadia Rania Salma Samira Yasmine',
    men: 'Ahmed Amir Farid Hassan Karim Mehdi Nabil Omar Rachid Samir Tarek Youssef',
    families:
      'Abdallah Amrani Benali Benjelloun Bensaïd Boudiaf Chaoui Daoud El-Khoury Haddad Hamdi Khalil Khoury Mansour Mansouri Najjar Sabbagh Saad Tazi Ziani',
  },
  {
    weight: 3,
    women: 'Ana Beatriz Carmen Eleni Gabriela Ioana Maria Mei Priya Sofia',
    men: 'Alejandro Arjun Carlos Dimitri Diego João Luis Mihai Nikos Wei',
    families:
      'Chen Costa Dimitriou Fernandez Ferreira Garcia Hernandez Li Nikolaidis Patel Pereira Popescu Sharma Silva Torres Wong',
  },
]

/** Words separated by a plain space; a family name of two words holds a no-break one. */
const words = (list: string): string[] =>
  list
    .replace(/\b(De|Di) (?=\p{Lu})/gu, '$1\u00a0')
    .split(' ')
    .map(word => word.replace('\u00a0', ' '))

const drawn = groups.map(
  ({ weight, women, men, families }) =>
    [weight, { f: words(women), m: words(men), families: words(families) }] as const,
)

export type Identity = { given: string; family: string; gender: 'f' | 'm' }

export const invent = (chance: Chance): Identity => {
  const own = chance.weighted(drawn)
  const gender = chance.yes(0.5) ? 'f' : 'm'
  const given = chance.pick(own[gender])
  const family = chance.pick(chance.yes(0.06) ? chance.weighted(drawn).families : own.families)
  const second = chance.yes(0.05) ? chance.pick(own.families) : family
  return { given, family: second === family || /[- ]/.test(family + second) ? family : `${family}-${second}`, gender }
}
