import { type CodeNames, namesOfCodes } from './code-names.ts';

/** ISO 3166-1 alpha-2, and XK (Kosovo) from the codes that ISO leaves to its users. */
const CODES = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA
  CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA
  GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
  KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS
  MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS
  RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW
  TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
`;

/** Other names that people write, besides those of Intl. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  AE: ['Émirats', 'UAE'],
  BA: ['Bosnie'],
  BY: ['Bélarus', 'Belarus'],
  CD: ['République démocratique du Congo', 'Democratic Republic of the Congo', 'RDC', 'DRC', 'RD Congo', 'DR Congo'],
  CG: ['République du Congo', 'Republic of the Congo', 'Congo'],
  CI: ['Ivory Coast'],
  CV: ['Cabo Verde'],
  CZ: ['République tchèque', 'Czech Republic'],
  FK: ['Falkland', 'Malouines'],
  GB: ['Grande-Bretagne', 'Great Britain', 'Angleterre', 'England', 'Écosse', 'Scotland', 'UK'],
  HK: ['Hong Kong', 'Hong-Kong'],
  KR: ['Corée', 'Korea'],
  LA: ['Laos'],
  MK: ['Macédoine', 'Macedonia'],
  MM: ['Myanmar', 'Birmanie', 'Burma'],
  MO: ['Macao', 'Macau'],
  NL: ['Hollande', 'Holland', 'The Netherlands'],
  PS: ['Palestine'],
  RE: ['Réunion'],
  RU: ['Fédération de Russie', 'Russian Federation'],
  SV: ['Le Salvador'],
  SX: ['Sint-Maarten'],
  SZ: ['Swaziland'],
  TR: ['Turquie', 'Türkiye', 'Turkey'],
  US: ['USA', 'U.S.A.', 'Etats-Unis d’Amérique', 'United States of America', 'US', 'EU', 'É.-U.'],
  VA: ['Vatican'],
  VN: ['Vietnam', 'Viêt-Nam', 'Viet Nam'],
};

/** Countries of films: a code of two capitals, its name in either language, and the way back. */
export const countries: CodeNames = namesOfCodes({
  type: 'region',
  codes: CODES.trim().split(/\s+/),
  aliases: ALIASES,
  otherCode: () => null,
});
