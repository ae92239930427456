import { sayBecause, sayPurpose, sayWhere } from './asides.ts';
import type { Kind, PartOfDay } from './meanings.ts';
import { nameHours } from './naming-hours.ts';
import { amend, isBeforeDays, isBeside, isBusy, type Saying, SEPARATORS, type Statement, turnTo } from './saying.ts';
import { separate } from './separators.ts';
import { countOf, type SaidToken } from './text.ts';
import { sayNo, sayOfOthers, sayYes } from './yes-no.ts';

type SayWord = (saying: Saying, token: SaidToken, at: number) => void;

/** What to do with a word that names no days or hours, by its kind. */
const WORDS: Readonly<Partial<Record<Kind, SayWord>>> = {
  ...Object.fromEntries(SEPARATORS.map((kind) => [kind, separate])),
  each: ({ clause }) => {
    clause.isLoose = true;
  },
  days: ({ clause }) => {
    clause.isLoose ||= !clause.hasContent;
  },
  filler: sayFiller,
  to: sayFiller,
  article: sayFiller,
  onwards: sayFiller,
  about: () => undefined,
  because: sayBecause,
  purpose: sayPurpose,
  for: sayPurpose,
  where: sayWhere,
  amount: sayAmount,
  dayStart: sayOpening,
  dayEnd: sayOpening,
  pause: sayPause,
  before: (saying, _, at) => {
    // « I have class before ».
    if (at + 1 < saying.text.tokens.length && !saying.text.is(at + 1, ...SEPARATORS)) leaveOver(saying);
  },
  from: leaveOver,
  until: leaveOver,
  between: leaveOver,
  vagueFrom: leaveOver,
  number: leaveOver,
  clock: leaveOver,
  after: sayAfter,
  only: sayOnly,
  same: saySame,
  otherwise: sayOtherwise,
  except: sayExcept,
  not: sayNo,
  yes: sayYes,
  offer: sayOffer,
  busy: sayStay,
  busyUntil: sayStay,
  arrive: sayStay,
  depart: sayStay,
  doubt: sayDoubt,
};

export function sayWord(saying: Saying, token: SaidToken, at: number): void {
  (WORDS[token.is] ?? sayReason)(saying, token, at);
}

const POLITE = /merci|thank|cordial|regard|bonne|belle|bise|bisous|bien a vous|a bientot|cdlt|cheers/;

function sayFiller(saying: Saying, { word }: SaidToken): void {
  saying.isPolite ||= POLITE.test(word);
}

/** Handles an hour or a limit that belongs to nothing. */
function leaveOver(saying: Saying): void {
  if (!saying.isAside) saying.isTextUnclear = true;
}

/** Handles a word about somebody's life, or an unknown word. */
function sayReason(saying: Saying, { is }: SaidToken): void {
  const { current, clause, isAside } = saying;
  const isUnknown = is === 'unknown';
  if (isAside) {
    if (!isUnknown || saying.isDeaf) return;
    saying.mayMissDays = true;
    // « dimanche pour le goûter » does not mean the whole day.
    if (saying.isAim && !current?.ranges) clause.isUnknown = true;
    return;
  }
  // « de 13h … à 15h »: the unknown word between may change the meaning.
  if (current?.kind === 'at' && saying.join === null && !isBusy(current.role)) saying.isTextUnclear = true;
  if (isUnknown) clause.isUnknown = true;
  // « sauf la messe de 10h à 11h ».
  else if (saying.role === 'except') return;
  clause.isStrange = true;
  const isThere = current?.role === 'offer' || current?.role === 'arrive' || current?.role === 'depart';
  if (isThere && isBeside(saying) && !current.isLimit) current.isStrange = true;
}

/** « à l'ouverture », which is not an hour. */
function sayOpening({ current, clause, isAside, join }: Saying): void {
  if (current?.kind === 'part' || isAside) return;
  clause.isStrange = true;
  if (current?.role === 'offer' && join === null) current.isStrange = true;
}

/** « avec une pause de 13h à 14h ». */
function sayPause(saying: Saying, _: SaidToken, at: number): void {
  if (saying.text.hoursAt(at + 1)) turnTo(saying, 'not');
  else saying.isAside = true;
}

/** « je finis à 16h, après je suis libre ». */
function sayAfter(saying: Saying, _: SaidToken, at: number): void {
  const { text, current, statements, sentence } = saying;
  const last = statements.at(-1);
  if (saying.isAside || text.is(at + 1, 'until') || last?.role === 'arrive') return;
  if (saying.join === null && (current?.kind === 'from' || current?.kind === 'clock')) saying.isAside = true;
  else if (statements.some(({ role, isStrange }) => isBusy(role) || isStrange)) {
    for (const one of statements) if (one.sentence === sentence || one === last) one.isFreeAfter = true;
    saying.current = null;
  } else saying.isTextUnclear = true;
}

/** « seulement », « ne … que ». */
function sayOnly(saying: Saying, { word }: SaidToken, at: number): void {
  const { text, current } = saying;
  if (!current || saying.join !== null) {
    saying.ahead.isOnly = true;
    return;
  }
  const isRather = word === 'que' && text.tokens.slice(0, at).some((one) => /^(?:plutot|rather)$/.test(one.word));
  if (isRather) turnTo(saying, 'except');
  else current.isOnly = true;
}

/** « idem ». */
function saySame(saying: Saying): void {
  if (saying.current?.dates && isBeside(saying)) amend(saying.current, { isSame: true, isSettled: true });
  else saying.ahead.isSame = true;
  saying.clause.hasContent = true;
}

/** « sinon ». */
function sayOtherwise(saying: Saying): void {
  turnTo(saying, 'offer');
  saying.ahead.isOtherwise = true;
  saying.isAside = false;
}

/** « sauf », « samedi exclu ». */
function sayExcept(saying: Saying, { word }: SaidToken): void {
  const { current } = saying;
  if (/^exclu/.test(word) && current?.ranges === null && saying.join === null) {
    current.role = 'not';
    return;
  }
  turnTo(saying, 'except');
  saying.isAside = false;
}

/** « je peux », « dispo ». */
function sayOffer(saying: Saying, { word }: SaidToken, at: number): void {
  const { text, current } = saying;
  // « pour aider à la buvette ».
  if (saying.isAside && !saying.isDeaf && /^(?:aider|venir|help)/.test(word)) return;
  saying.clause.isOffered = true;
  saying.isAside = false;
  saying.isDeaf = false;
  const isEnd = text.is(text.past(at + 1, ['filler', 'article']), ...SEPARATORS) && !text.is(at + 1, 'and');
  if (isEnd && current?.ranges === null && isBeside(saying)) current.isSettled = true;
  if (current && STAYING.includes(current.role)) saying.current = null;
  if (saying.ahead.isOtherwise) sayOfOthers(saying, at);
  if (isBusy(saying.role)) saying.role = 'offer';
}

const STAYING: readonly Statement['role'][] = ['busy', 'busyUntil', 'arrive', 'depart'];

/** « je travaille », « je finis à », « j'arrive »: about the days before, or those behind. */
function sayStay(saying: Saying, { is }: SaidToken): void {
  const { current, clause, isAside } = saying;
  const role = STAYING.find((one) => one === is);
  if (isAside || !role) return;
  const isOfCurrent = current && clause.touched.includes(current) && isBeside(saying) && !clause.isOffered;
  if (isOfCurrent && (current.ranges === null || current.role === 'offer')) current.role = role;
  else turnTo(saying, role);
  clause.hasContent = true;
}

/** « peut-être », « à confirmer ». */
function sayDoubt(saying: Saying, { word, end }: SaidToken, at: number): void {
  const { clause, current, join } = saying;
  if (saying.isAside && !/si|if|peut|maybe/.test(word)) return;
  clause.isDoubted = true;
  // « samedi et peut-être dimanche ».
  if (current?.role === 'offer' && (join === 'and' || join === 'comma') && isBeforeDays(saying, at + 1)) {
    clause.touched = [];
    saying.current = null;
  }
  if (!current || join !== null) return;
  amend(current, { isUnclear: true, isSettled: true, end });
  clause.hasContent = true;
}

const PART_OF_AMOUNT: readonly [RegExp, PartOfDay][] = [
  [/soir|evening/, 'evening'],
  [/matin|morning/, 'morning'],
  [/apres|afternoon/, 'afternoon'],
  [/night/, 'night'],
];

/** « 3 soirs », “4 hours a day”. */
function sayAmount(saying: Saying, { word }: SaidToken, at: number): void {
  const { text, lengths, counts } = saying;
  if (/^(?:par|per|a|\/) /.test(word) && !/journee/.test(word) && lengths.length > 0) return;
  const part = PART_OF_AMOUNT.find(([pattern]) => pattern.test(word))?.[1];
  const count = countOf(word.split(' ')[0]);
  // With « 2 ou 3 » and « quelques » the number is unknown.
  if (/(?:ou|or|a|to|-) ?(?:\d|deux|trois|two|three)/.test(word) || !(count >= 1)) counts.push(-1);
  else if (/heure|hour|hrs/.test(word)) lengths.push(count * 60);
  else counts.push(count);
  if (part) {
    const ranges = [text.rangeOfPart(part)];
    nameHours(saying, { ranges, kind: 'part', part, isUnclear: false, isLimit: false, next: at + 1 }, at);
  }
  saying.clause.hasContent = true;
}
