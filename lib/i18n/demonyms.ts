import { folded } from '#lib/search/words.ts';
import { countries } from './countries.ts';

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
export function isDemonym(word: string): boolean {
  folds ??= new Set([...table().values()].flat().map(folded));
  return folds.has(word);
}

/** All words for a country: its names, other names people write, its adjectives. */
export const wordsOfCountry = (country: string): readonly string[] => [
  ...countries.words(country),
  ...demonymsOf(country),
];
