/** « de Paule », « d’Aline », « d’Hélène », « de Yasmine », « d’Yves ». */
export const ofName = (name: string): string =>
  /^([aeiouàâäéèêëîïôöùûüœæh]|y[^aeiouéè])/i.test(name) ? `d’${name}` : `de ${name}`
