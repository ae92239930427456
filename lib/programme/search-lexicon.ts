import { countries } from '#lib/i18n/countries.ts';
import { languages } from '#lib/i18n/languages.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { oncePer } from '#lib/once-per.ts';
import { folded, wordsOfText } from '#lib/search/words.ts';
import { indexDocument } from './document-index.ts';
import { documentFacetsOf, facetKey, facetValue, type Token } from './facets.ts';
import { facetWords, sameInNames, synonyms } from './filters.ts';
import type { Meaning } from './search-meanings.ts';
import { type DayPhrases, dayPhrases } from './search-times.ts';

/** Words without a meaning of their own, in both languages. */
const LITTLE = new Set(
  'le la les l un une des de du d en au aux et ou avec pour par sur dans chez a the of in on at and or with for an to is are il y il y'.split(
    ' ',
  ),
);
/**
 * Beside a country or a language (« films japonais ») these words only say that one looks for
 * something to see.
 */
const GENERAL = new Set('film films movie movies cinema seance seances event events langue language'.split(' '));

export const isLittle = (word: string): boolean => LITTLE.has(word);
export const isGeneral = (word: string): boolean => GENERAL.has(word);

/**
 * A word without its plural ending, so that singular and plural are equal. Both sides of a
 * comparison are treated.
 */
export const singular = (word: string): string => (word.length > 3 ? word.replace(/(?<!s)[sx]$/, '') : word);

/**
 * A phrase in the form in which it is compared: folded, without little words, each word in the
 * singular.
 */
const phraseOf = (words: readonly string[]): string => {
  const said = words.filter((word) => !isLittle(word));
  return (said.length > 0 ? said : words).map(singular).join(' ');
};

export type Lexicon = Readonly<{
  /** What a phrase can mean; a match with any of the meanings is enough. */
  whole: ReadonlyMap<string, readonly Meaning[]>;
  /**
   * What a part of a name can mean, where nothing has exactly that name: « phare » of « Cinéma Le
   * Phare ».
   */
  partly: ReadonlyMap<string, readonly Meaning[]>;
  /** The words of the phrases in the singular, with their spelling. */
  written: ReadonlyMap<string, string>;
}>;

/** The longest phrase that is recognised, in words. */
export const LONGEST_PHRASE = 6;

const NAMES = new Set(['label', 'theme', 'venue', 'room']);

/**
 * The words and phrases that stand for a filter of this programme, in both languages. Made once per
 * document. Words for days are apart, because they depend on the clock.
 */
export const lexiconOf = oncePer((document: PublicDocument): Lexicon => {
  const whole = new Map<string, Meaning[]>();
  const partly = new Map<string, Meaning[]>();
  const written = new Map<string, string>();
  for (const token of documentFacetsOf(document).known) {
    const meaning: Meaning = { kind: 'facet', token };
    const names = namesOfToken(document, token);
    for (const phrase of [...names, ...otherWords(token, names)]) {
      const words = wordsOfText(phrase);
      put(whole, phraseOf(words), meaning);
      for (const word of phrase.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) write(written, word);
    }
    if (NAMES.has(facetKey(token)))
      for (const name of names) for (const part of partsOf(name)) put(partly, part, meaning);
  }
  return { whole, partly, written };
});

/**
 * The filters that visitors most often want, if this programme has them: the evening, free séances,
 * wheelchair access, films in a language they read, and children's séances (by a label or theme of
 * the organiser's that says so).
 */
export function askedFirst(document: PublicDocument, locale: Locale): Token[] {
  const { known, values } = documentFacetsOf(document);
  const forChildren = (lexiconOf(document).whole.get(phraseOf(['enfants'])) ?? []).flatMap((meaning) =>
    meaning.kind === 'facet' ? meaning.token : [],
  );
  const first: Token[] = [
    ...(values.time.length > 1 ? (['time-evening'] as const) : []),
    'offer-free',
    'access-wheelchair',
    ...(values.language.length > 1 ? ([`language-${locale}`] as const) : []),
    ...forChildren,
  ];
  return first.filter((token) => known.has(token));
}

/** The phrases for days at a given moment. */
export function dayLexicon(document: PublicDocument, now: string): DayPhrases {
  const { whole, short } = dayPhrases(document, now);
  return { whole: new Map([...whole].map(([words, meanings]) => [comparedWords(words), meanings])), short };
}

const comparedWords = (words: string) =>
  words
    .split(' ')
    .filter((word) => !isLittle(word))
    .map(singular)
    .join(' ');

/**
 * Whether a word names a country, its people or a language. Such a word is never taken for a typo,
 * even if the programme has nothing from there.
 */
export const isOfTheWorld = (word: string): boolean =>
  word.length > 3 && (countries.code(word) !== null || languages.code(word) !== null || isDemonym(word));

function put(phrases: Map<string, Meaning[]>, phrase: string, meaning: Meaning): void {
  if (phrase.length < 2) return;
  const there = phrases.get(phrase);
  if (!there) phrases.set(phrase, [meaning]);
  else if (!there.includes(meaning)) there.push(meaning);
}

function write(written: Map<string, string>, word: string): void {
  const key = singular(folded(word));
  if (!written.has(key) && !isLittle(key)) written.set(key, word);
}

/**
 * The names of a filter in both languages; of a place also without its building, and without a part
 * in brackets.
 */
function namesOfToken(document: PublicDocument, token: Token): string[] {
  const value = facetValue(token);
  const words = locales.flatMap((locale) => Object.values(facetWords({ document, locale }, token)));
  const index = indexDocument(document);
  switch (facetKey(token)) {
    case 'country':
      return [...wordsOfCountry(value)];
    case 'language':
      return [...languages.words(value)];
    case 'room':
      return [...words, ...Object.values(index.rooms.get(Number(value))?.name ?? {})].map(withoutBrackets);
    case 'venue':
    case 'label':
    case 'theme':
      return words.map(withoutBrackets);
    default:
      return words;
  }
}

const withoutBrackets = (name: string) => name.replace(/\([^)]*\)/g, ' ');
const listed = (words: string | undefined) => words?.split(', ') ?? [];

function otherWords(token: Token, names: readonly string[]): string[] {
  if (facetKey(token) === 'subtitles') return [...listed(synonyms[token]), ...subtitled(facetValue(token))];
  if (!NAMES.has(facetKey(token))) return listed(synonyms[token]);
  const own = new Set(names.flatMap((name) => [phraseOf(wordsOfText(name)), ...partsOf(name)]));
  return sameInNames
    .map(listed)
    .filter((same) => same.some((one) => own.has(phraseOf(wordsOfText(one)))))
    .flat();
}

/** « sous-titres anglais »; « sous-titré » without a language means subtitles in any. */
const subtitled = (code: string) => [
  'sous titre',
  'sous titré',
  'sous titrée',
  'sous titrage',
  'subtitles',
  'subtitled',
  'subs',
  ...languages
    .words(code)
    .flatMap((language) => [
      ...['sous titres', 'sous titré', 'sous titrée', 'sous titrage', 'subtitled'].map((word) => `${word} ${language}`),
      ...['subtitles', 'subtitled', 'subs'].map((word) => `${language} ${word}`),
    ]),
];

/**
 * The parts of a name that begin and end with a meaningful word: « phare », « cinéma le phare », …
 * of « Cinéma Le Phare ».
 */
function partsOf(name: string): string[] {
  const words = wordsOfText(name).filter((word) => !isLittle(word));
  return words.flatMap((word, from) =>
    words.slice(from).flatMap((_, i) => (word.length > 2 ? [phraseOf(words.slice(from, from + i + 1))] : [])),
  );
}

/**
 * Adjectives of countries that make films, because CLDR, and therefore Intl, has none. Each entry
 * has the country, the French masculine and the English word; a hyphen stands for a space. Where
 * the language has the same name, as in « japonais », both are meant.
 */
const TABLE = `
  AF afghan Afghan, AL albanais Albanian, DZ algérien Algerian, AO angolais Angolan, AR argentin Argentinian, AM arménien Armenian,
  AU australien Australian, AT autrichien Austrian, AZ azerbaïdjanais Azerbaijani, BD bangladais Bangladeshi, BE belge Belgian,
  BJ béninois Beninese, BO bolivien Bolivian, BA bosnien Bosnian, BR brésilien Brazilian, BG bulgare Bulgarian, BF burkinabè Burkinabe,
  BI burundais Burundian, BY biélorusse Belarusian, KH cambodgien Cambodian, CM camerounais Cameroonian, CA canadien Canadian,
  CV cap-verdien Cape-Verdean, CF centrafricain Central-African, TD tchadien Chadian, CL chilien Chilean, CN chinois Chinese,
  CO colombien Colombian, CD congolais Congolese, CG congolais Congolese, CR costaricien Costa-Rican, CI ivoirien Ivorian, HR croate Croatian,
  CU cubain Cuban, CY chypriote Cypriot, CZ tchèque Czech, DK danois Danish, DO dominicain Dominican, EC équatorien Ecuadorian,
  EG égyptien Egyptian, SV salvadorien Salvadoran, EE estonien Estonian, ET éthiopien Ethiopian, FI finlandais Finnish, FR français French,
  GA gabonais Gabonese, GE géorgien Georgian, DE allemand German, GH ghanéen Ghanaian, GR grec Greek, GL groenlandais Greenlandic,
  GP guadeloupéen Guadeloupean, GT guatémaltèque Guatemalan, GN guinéen Guinean, GF guyanais Guianese, HT haïtien Haitian,
  HN hondurien Honduran, HK hongkongais Hong-Kong, HU hongrois Hungarian, IS islandais Icelandic, IN indien Indian, ID indonésien Indonesian,
  IR iranien Iranian, IQ irakien Iraqi, IE irlandais Irish, IL israélien Israeli, IT italien Italian, JM jamaïcain Jamaican,
  JP japonais Japanese, JO jordanien Jordanian, KZ kazakh Kazakh, KE kényan Kenyan, KR coréen Korean, KR sud-coréen South-Korean,
  KP nord-coréen North-Korean, XK kosovar Kosovar, KW koweïtien Kuwaiti, KG kirghize Kyrgyz, LA laotien Laotian, LV letton Latvian,
  LB libanais Lebanese, LY libyen Libyan, LT lituanien Lithuanian, LU luxembourgeois Luxembourgish, MG malgache Malagasy,
  MY malaisien Malaysian, ML malien Malian, MT maltais Maltese, MQ martiniquais Martinican, MR mauritanien Mauritanian,
  MU mauricien Mauritian, YT mahorais Mahoran, MX mexicain Mexican, MD moldave Moldovan, MN mongol Mongolian, ME monténégrin Montenegrin,
  MA marocain Moroccan, MZ mozambicain Mozambican, MM birman Burmese, MK macédonien Macedonian, NA namibien Namibian, NP népalais Nepalese,
  NL néerlandais Dutch, NC néo-calédonien New-Caledonian, NZ néo-zélandais New-Zealand, NI nicaraguayen Nicaraguan, NE nigérien Nigerien,
  NG nigérian Nigerian, NO norvégien Norwegian, PK pakistanais Pakistani, PS palestinien Palestinian, PA panaméen Panamanian,
  PY paraguayen Paraguayan, PE péruvien Peruvian, PF polynésien Polynesian, PH philippin Filipino, PL polonais Polish, PT portugais Portuguese,
  PR portoricain Puerto-Rican, QA qatari Qatari, RE réunionnais Reunionese, RO roumain Romanian, RU russe Russian, RW rwandais Rwandan,
  SA saoudien Saudi, SN sénégalais Senegalese, RS serbe Serbian, SG singapourien Singaporean, SK slovaque Slovak, SI slovène Slovenian,
  SO somalien Somali, ZA sud-africain South-African, ES espagnol Spanish, LK sri-lankais Sri-Lankan, SD soudanais Sudanese,
  SE suédois Swedish, CH suisse Swiss, SY syrien Syrian, TW taïwanais Taiwanese, TJ tadjik Tajik, TZ tanzanien Tanzanian, TH thaïlandais Thai,
  TG togolais Togolese, TN tunisien Tunisian, TR turc Turkish, UG ougandais Ugandan, UA ukrainien Ukrainian, AE émirati Emirati,
  GB britannique British, GB anglais English, GB écossais Scottish, GB gallois Welsh, US américain American, US états-unien American,
  UY uruguayen Uruguayan, UZ ouzbek Uzbek, VE vénézuélien Venezuelan, VN vietnamien Vietnamese, YE yéménite Yemeni, ZM zambien Zambian,
  ZW zimbabwéen Zimbabwean
`;

/** The feminine form: « italienne », « grecque », « japonaise », « belge ». */
function feminine(adjective: string): string {
  if (/[eè]$/.test(adjective)) return adjective;
  if (adjective.endsWith('en')) return `${adjective}ne`;
  if (adjective === 'grec') return 'grecque';
  if (adjective === 'turc') return 'turque';
  return `${adjective}e`;
}

let byCountry: Map<string, string[]> | undefined;

function table(): Map<string, string[]> {
  if (byCountry) return byCountry;
  byCountry = new Map();
  for (const line of TABLE.trim().split(/,\s+/)) {
    const [code = '', french = '', english = ''] = line.split(' ').map((word) => word.replaceAll('-', ' '));
    byCountry.set(code, [...(byCountry.get(code) ?? []), french, feminine(french), english]);
  }
  return byCountry;
}

/**
 * The adjectives of this country in both languages: « japonais », « japonaise », « Japanese ».
 * Empty where none is listed.
 */
const demonymsOf = (country: string): readonly string[] => table().get(country) ?? [];

let folds: Set<string> | undefined;

/** Whether a folded word is the adjective of any country. */
function isDemonym(word: string): boolean {
  folds ??= new Set([...table().values()].flat().map(folded));
  return folds.has(word);
}

/** All words for a country: its names, other names people write, its adjectives. */
const wordsOfCountry = (country: string): readonly string[] => [...countries.words(country), ...demonymsOf(country)];
