import type { Kind } from './meanings.ts';
import { isWhole, type Saying } from './saying.ts';
import type { SaidToken } from './text.ts';

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
export function sayBecause(saying: Saying, _: SaidToken, at: number): void {
  saying.isAside = true;
  saying.isDeaf = true;
  doubtWhole(saying, at);
}

/** « pour », « avec »: of the words behind only days and hours are read. */
export function sayPurpose(saying: Saying, { word }: SaidToken, at: number): void {
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
export function sayWhere(saying: Saying, _: SaidToken, at: number): void {
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
