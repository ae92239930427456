/**
 * What a title begins with and is not looked for under, by its language. « du », « d’ » and « of »
 * are no articles. An « a » counts in English alone, where it is written without an accent.
 */
const ARTICLES: Readonly<Record<string, RegExp>> = {
  fr: /^(?:l[’']|(?:le|la|les|un|une|des)\s)/iu,
  en: /^(?:the|an?)\s/iu,
  es: /^(?:el|la|los|las|lo|una?|unos|unas)\s/iu,
  it: /^(?:l[’']|un[’']|(?:il|lo|la|gli|i|le|uno?|una)\s)/iu,
  pt: /^(?:os?|as?|uma?|uns|umas)\s/iu,
  de: /^(?:der|die|das|den|dem|des|eine?)\s/iu,
  nl: /^(?:de|het|een)\s/iu,
};

/** Of a title whose language nobody stated. */
const UNSTATED = /^(?:l[’']|(?:le|la|les|un|une|des|the|an)\s)/iu;

/**
 * What a title is looked for under: « Sang et la Boue » of « Le Sang et la Boue ». `language` is
 * that of the title, null where nobody knows.
 */
export function withoutArticle(title: string, language: string | null): string {
  const begun = title.trim().replace(/^[^\p{L}\p{N}]+/u, '');
  const article = language === null ? UNSTATED : ARTICLES[language];
  const rest = article ? begun.replace(article, '').replace(/^[^\p{L}\p{N}]+/u, '') : begun;
  return rest || begun || title;
}
