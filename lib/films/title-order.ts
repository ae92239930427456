/**
 * The articles that are ignored when titles are sorted, by the language of the title. « du », « d’
 * » and « of » are no articles. « a » counts in English only, where it has no accent.
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

/** For a title whose language is unknown. */
const UNSTATED = /^(?:l[’']|(?:le|la|les|un|une|des|the|an)\s)/iu;

/**
 * The title as it is sorted: « Sang et la Boue » for « Le Sang et la Boue ». `language` is that of
 * the title, null when unknown.
 */
export function withoutArticle(title: string, language: string | null): string {
  const begun = title.trim().replace(/^[^\p{L}\p{N}]+/u, '');
  const article = language === null ? UNSTATED : ARTICLES[language];
  const rest = article ? begun.replace(article, '').replace(/^[^\p{L}\p{N}]+/u, '') : begun;
  return rest || begun || title;
}
