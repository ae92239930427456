import type { Kind, PartOfDay } from './meanings.ts';
import { nameHours } from './naming-hours.ts';
import {
  amend,
  isBeforeDays,
  isBeside,
  isBusy,
  isWhole,
  repeatHours,
  type Saying,
  SEPARATORS,
  type Statement,
  turnTo,
} from './saying.ts';
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
  if (saying.current?.dates && isBeside(saying)) repeatHours(saying.current);
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

/** Words that may limit hours that were offered. */
const LIMITS: readonly Kind[] = [
  'clock',
  'part',
  'midday',
  'midnight',
  'until',
  'before',
  'leave',
  'depart',
  'arrive',
  'not',
  'busyUntil',
];

/** « car », « à cause de »: the words behind are not read as days or hours. */
function sayBecause(saying: Saying, _: SaidToken, at: number): void {
  saying.isAside = true;
  saying.isDeaf = true;
  doubtWhole(saying, at);
}

/** « pour », « avec »: of the words behind only days and hours are read. */
function sayPurpose(saying: Saying, { word }: SaidToken, at: number): void {
  const { text, current } = saying;
  // « dimanche pour le démontage » does not mean the whole day.
  const isEnding = text.tokens.slice(at + 1, at + 3).some((one) => /^(?:demontage|take|load|clear)/.test(one.word));
  const isOfDays = current?.ranges === null && current.role === 'offer' && !current.isOutside;
  if (isEnding && isOfDays && saying.join === null && ![2, 3, 4].some((more) => text.hoursAt(at + more)))
    current.isUnclear = true;
  saying.isAside = true;
  saying.isAim = /^(?:pour|pr|for)$/.test(word);
}

/** « sauf samedi où je suis libre le soir », « dimanche quand ma femme est là ». */
function sayWhere(saying: Saying, _: SaidToken, at: number): void {
  const { text, current, role } = saying;
  const next = text.past(at + 1, ['filler', 'article', 'because']);
  const isExcepted = current?.role === 'except';
  if (role === 'except') saying.isTextUnclear = true;
  if (isExcepted && current.ranges === null && (text.is(next, 'offer', 'only', 'yes') || text.hoursAt(next))) {
    current.isWhere = true;
    return;
  }
  // An offer among unknown words must not be passed over.
  if (isExcepted && text.is(text.nextOf(next, 'comma', 'stop', 'close', 'offer'), 'offer')) saying.isTextUnclear = true;
  saying.isDeaf = true;
  doubtWhole(saying, at);
}

/** « samedi car je pars à 18h »: the words behind may limit days that are offered whole. */
function doubtWhole({ text, statements }: Saying, at: number): void {
  const last = statements.at(-1);
  const word = text.word(at);
  if (!last || !isWhole(last) || last.isOnly || /preference/.test(word)) return;
  const isEnd = (i: number) => i >= text.tokens.length || text.is(i, 'stop', 'close', 'so', 'comma');
  let end = at + 1;
  while (!isEnd(end) && text.daysAt(end) === null) end += 1;
  const hasLimit = text.nextOf(at + 1, ...LIMITS) < end;
  const isWhen = text.is(at, 'where') && /^(?:qu?and|when|lorsque|while|pendant)/.test(word);
  if (isWhen || (hasLimit && isEnd(end))) last.isUnclear = true;
}

/** In tokens: longer pieces are not taken for brackets. */
const LONGEST_BRACKETS = 40;

/** Whether brackets hold prose: « (je garde ma petite-fille) ». */
export function holdProse({ text, statements }: Saying, open: number): boolean {
  const { tokens } = text;
  const close = text.nextOf(open, 'close');
  // « Mme Martin (par téléphone) : samedi ».
  if (statements.length === 0 && text.is(Math.min(close, open + 9) + 1, 'colon')) return true;
  const isFirstPerson = /^(?:je|j'?|i|i'm)$/.test(text.word(open + 1));
  const last = statements.at(-1);
  const isOfWhole = last !== undefined && isWhole(last);
  const saysSomething = (i: number) =>
    text.is(i, 'doubt', 'offer', 'only', 'pause', 'except', 'from', 'date', 'busyUntil') ||
    (text.is(i, 'unknown') && isOfWhole) ||
    (text.is(i, 'weekday') && !text.is(open + 1, 'reason', 'busy')) ||
    (text.is(i, 'after') && text.hoursAt(i) !== null) ||
    (text.is(i, 'clock', 'number') && !text.is(open + 1, 'filler', 'busy')) ||
    (text.is(i, 'not') && !isFirstPerson);
  const isProse = (i: number) =>
    text.is(i, 'unknown', 'reason', 'busy') || (text.is(i, 'filler') && text.word(i).length > 3);
  const inside = tokens.slice(open + 1, Math.min(close, open + LONGEST_BRACKETS + 2)).map((_, i) => open + 1 + i);
  if (inside.length > LONGEST_BRACKETS || inside.some(saysSomething)) return false;
  return isFirstPerson || inside.some(isProse);
}
