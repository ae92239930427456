import type { SaidRange } from './said-clock.ts';
import type { NamedDays } from './said-dates.ts';
import type { Amount, Element } from './said-elements.ts';
import type { Edge, Join } from './said-lexicon.ts';
import { DAY_MINUTES, type Range, WHOLE_DAY } from './said-sentence.ts';

/** What stands between two commas: days, hours, or both. */
export type Piece = {
  join: Join | null;
  days: NamedDays | null;
  hours: SaidRange[];
  ranges: ReadonlyMap<string, Range> | null;
  isNot: boolean;
  /** « je travaille jusqu’à 16h »: taken away, and it does not say that all the rest is offered. */
  isBusy: boolean;
  /** « j’arrive vendredi »: the days before are taken away, too; « je repars … » those after. */
  journey: Edge['side'] | null;
  /** « samedi non »: what follows is no longer taken away. */
  isClosed: boolean;
  isOnly: boolean;
  /** « je peux », « oui »: words beside it change nothing. */
  isOffer: boolean;
  /** Words nobody knows, none of which speaks of time or doubt. */
  hasProse: boolean;
  /** « pareil »: the hours said before. */
  isSame: boolean;
  /** « après ça »: from where the hours said before end. */
  isThereafter: boolean;
  /** « sauf » rather than « pas ». */
  isException: boolean;
  /** « une demi-journée », « 2h »: unclear unless it is also said which. */
  amount: Amount | null;
  /** An hour by itself, in minutes after the day starts. */
  moment: number | null;
  /** « 14h-18h samedi »: another day after it has these hours too. */
  isHoursFirst: boolean;
  isUnclear: boolean;
  /** More than an hour by itself, « mon train est à 14h », is not understood. */
  isDoubtful: boolean;
  /** « tard », « après la messe »: unclear unless hours are said, too. */
  isVague: boolean;
  /** « peut-être samedi … »: what follows is as unsure. */
  isUnclearFirst: boolean;
  start: number;
  end: number;
};

const EMPTY = {
  days: null,
  ranges: null,
  isNot: false,
  isBusy: false,
  journey: null,
  isClosed: false,
  isOnly: false,
  isOffer: false,
  hasProse: false,
  isSame: false,
  isThereafter: false,
  isException: false,
  amount: null,
  moment: null,
  isHoursFirst: false,
  isUnclear: false,
  isDoubtful: false,
  isVague: false,
  isUnclearFirst: false,
};

const hasTime = ({ days, hours }: Piece) => days !== null || hours.length > 0;
const isFull = ({ days, hours, ranges }: Piece) => days !== null && (hours.length > 0 || ranges !== null);

/** An hour of the clock is among those that were said. */
const isByClock = ({ hours }: Piece) => hours.some(({ by }) => by !== 'part' && by !== 'whole');

/** « jusqu’au soir » alone does not say from when. */
const saysStart = ({ hours }: Piece) =>
  hours.some(({ by }) => by === 'clock' || by === 'from') ||
  (hours.some(({ by }) => by === 'until') && hours.some(({ by }) => by === 'part'));

/** The pieces read so far, and the one that is being read. */
type Reading = { pieces: Piece[]; open: Piece | null; join: Join | null; from: number };

/** Ends a piece where it was joined to the next, else where its last word ends. */
function flush(reading: Reading, next: Join | null, joint?: Element): void {
  const { open } = reading;
  // « matin tôt jusqu’à midi », « à partir de 14h après le repas »: the hours are said.
  const isVague = open?.isVague === true && !open.isBusy && !saysStart(open) && !open.days?.isOutside;
  if (open && reading.pieces.at(-1)?.isVague && isConclusion(open))
    Object.assign(open, { hours: [fromMoment(open)], isUnclear: open.isDoubtful });
  if (open) reading.pieces.push({ ...open, isUnclear: open.isUnclear || isVague, end: joint?.start ?? open.end });
  reading.from = joint?.end ?? open?.end ?? reading.from;
  reading.open = null;
  reading.join = next;
}

/** « après le marché, donc vers 14h »: from then. */
const isConclusion = ({ join, moment, days, hours, hasProse, isNot }: Piece) =>
  join === 'so' && moment !== null && days === null && hours.length === 0 && !hasProse && !isNot;
const fromMoment = ({ moment }: Piece): SaidRange => ({ range: [moment ?? 0, DAY_MINUTES], by: 'from' });

/** The piece an element belongs to. */
function current(reading: Reading, element: Element): Piece {
  const { join, from } = reading;
  const piece = reading.open ?? { ...EMPTY, join, hours: [], start: from, end: element.end };
  piece.end = element.end;
  reading.open = piece;
  return piece;
}

/** Cuts between commas, and where other days follow hours: « sam matin dim soir ». */
export function piecesOf(elements: readonly Element[]): Piece[] {
  const reading: Reading = { pieces: [], open: null, join: null, from: 0 };
  for (const [i, element] of elements.entries()) addTo(reading, element, elements[i - 1], elements[i + 1]);
  flush(reading, null);
  return withoutAsides(reading.pieces);
}

function addTo(reading: Reading, element: Element, before: Element | undefined, next: Element | undefined): void {
  switch (element.is) {
    case 'join': {
      // A closing bracket is stronger than the comma after it, a comma weaker than the « et » after it.
      const isStronger = reading.open || reading.join === null || element.how !== 'comma';
      flush(reading, isStronger ? element.how : reading.join, element);
      return;
    }
    case 'not':
    case 'no':
      if (before?.is === 'busy' && reading.open?.isBusy) notBusy(current(reading, element));
      else addNot(reading, element, next);
      return;
    case 'busy':
      addBusy(reading, element, element.journey, before);
      return;
    case 'days':
    case 'span':
      addDays(reading, element);
      return;
    case 'hours': {
      const { open } = reading;
      if (open && isFull(open) && (open.isHoursFirst || open.ranges)) flush(reading, null);
      current(reading, element).hours.push(element.hours);
      return;
    }
    case 'yes':
    case 'offer':
      addOffer(reading, element, element.is === 'yes');
      return;
    case 'only':
      current(reading, element).isOnly = true;
      return;
    case 'same':
      current(reading, element).isSame = true;
      return;
    case 'thereafter':
      // « cours jusqu’à 15h après dispo »
      if (reading.open && hasTime(reading.open) && !reading.open.isOffer) flush(reading, 'comma');
      current(reading, element).isThereafter = true;
      return;
    case 'amount':
      current(reading, element).amount = element.amount;
      return;
    case 'while': {
      // « sauf de 13h à 15h quand je chante », but not « libre quand je ne chante pas ».
      const into = current(reading, element);
      if (isByClock(into)) flush(reading, 'why');
      else if (into.isNot && hasTime(into)) into.hasProse = true;
      else into.isUnclear = true;
      return;
    }
    case 'prose':
      current(reading, element).hasProse = true;
      return;
    case 'vague':
      current(reading, element).isVague = true;
      return;
    case 'moment':
    case 'unknown': {
      const into = current(reading, element);
      into.isDoubtful ||= element.is === 'unknown';
      if (element.is === 'moment') into.moment = into.isUnclear ? null : element.minute;
      into.isUnclearFirst ||= !hasTime(into);
      into.isUnclear = true;
    }
  }
}

/** « pas le samedi », « samedi non », « samedi je peux pas » */
function addNot(reading: Reading, element: Element, next: Element | undefined): void {
  const { open } = reading;
  const isLast = next === undefined || next.is === 'join';
  const isAfter = Boolean(open?.days && !open.isNot && (isLast || element.is === 'no'));
  if (open && hasTime(open) && !isAfter) flush(reading, null);
  const negated = current(reading, element);
  // « pas seulement le matin », « pas tous les soirs »: something else is meant.
  if (next?.is === 'only' || (next?.is === 'days' && next.days.group === 'every')) negated.isUnclear = true;
  negated.isNot = true;
  negated.isException ||= element.is === 'not' && element.isException;
  negated.isClosed = isAfter;
  if (isAfter) flush(reading, null);
}

/** « je travaille » takes away what is said beside it; « je ne travaille pas » offers it. */
function addBusy(reading: Reading, element: Element, journey: Edge['side'] | null, before: Element | undefined): void {
  const { open } = reading;
  if (open?.isNot && !open.isBusy) {
    if (before?.is === 'not' && !hasTime(open)) notBusy(open);
    else open.hasProse = true;
    return;
  }
  // « si je finis tôt »
  if (open?.isDoubtful && hasTime(open)) {
    current(reading, element);
    return;
  }
  if (open?.isOffer && hasTime(open)) flush(reading, 'why');
  const busy = current(reading, element);
  if (busy.isOffer) busy.isUnclear = true;
  Object.assign(busy, { isNot: true, isBusy: true, isClosed: hasTime(busy), journey: journey ?? busy.journey });
}

const notBusy = (piece: Piece) => {
  Object.assign(piece, { isNot: false, isBusy: false, isClosed: false, isOffer: true });
};

/** « je peux »; what was taken away before it ends there. */
function addOffer(reading: Reading, element: Element, isYes: boolean): void {
  const { open } = reading;
  if (open?.isNot && hasTime(open)) flush(reading, open.isBusy ? 'so' : 'break');
  // « je travaille de nuit : dispo de 15h à 20h »
  else if (open?.isBusy && open.hasProse === false && !open.isUnclear) flush(reading, 'so');
  else if (open?.isBusy) open.isUnclear = true;
  const into = current(reading, element);
  // « mon français pas bon »
  if (isYes && into.isNot && into.hasProse && !hasTime(into)) return;
  into.isOffer = true;
  if (isYes && into.days && into.hours.length === 0 && !into.isSame) into.hours.push({ range: WHOLE_DAY, by: 'whole' });
}

function addDays(reading: Reading, element: Element & { is: 'days' | 'span' }): void {
  const { open } = reading;
  const isOther =
    open !== null &&
    isFull(open) &&
    // « mercredi 25 à la soirée d’ouverture »
    !(element.is === 'days' && String(element.days.dates) === String(open.days?.dates)) &&
    !(open.days?.isBroad && element.is === 'days' && !element.days.isBroad) &&
    !isEveryOf(open, element);
  const isSpan = open !== null && element.is === 'span' && hasTime(open);
  if (isSpan && open.days === null) beforeSpan(open);
  else if (open && (isSpan || (isOther && !open.isHoursFirst))) {
    // « dimanche si je me couche tôt samedi »: the doubt is of both.
    const { isNot, isBusy, isClosed, isOffer, isDoubtful } = open;
    flush(reading, null);
    Object.assign(current(reading, element), { isNot, isBusy, isClosed, isOffer, isDoubtful, isUnclear: isDoubtful });
  }
  const into = current(reading, element);
  if (!into.days) into.isHoursFirst = into.hours.length > 0;
  into.days = into.days ? bothDays(into.days, element.days) : element.days;
  if (element.is === 'span') into.ranges = element.ranges;
}

/** « n’importe quand de vendredi 18h à dimanche 12h »; « le soir, de vendredi 18h … » could mean two things. */
function beforeSpan(open: Piece): void {
  if (open.hours.some(({ by }) => by !== 'whole')) open.isUnclear = true;
  open.hours = [];
}

/** « tous les soirs du week-end »: the second says which. */
const isEveryOf = (open: Piece, element: Element & { is: 'days' | 'span' }) =>
  open.days?.group === 'every' && element.is === 'days' && element.days.isBroad;

/** Days said side by side; after « le week-end » or « tous les soirs » days that are named one by one say which. */
export function bothDays(one: NamedDays, other: NamedDays): NamedDays {
  if (one.group === 'those' || one.group === 'that' || (one.group === 'every' && other.isBroad)) return other;
  if (other.group === 'those' || other.group === 'that' || other.group === 'every') return one;
  const isWhich = one.group !== undefined && !other.isBroad && other.dates.every((date) => one.dates.includes(date));
  const dates = isWhich ? other.dates : [...new Set([...one.dates, ...other.dates])].sort();
  return {
    dates,
    isBroad: isWhich ? false : one.isBroad || other.isBroad,
    isOutside: one.isOutside || other.isOutside,
  };
}

/** Leaves out what says nothing of when; prose beside days or hours that nobody offered or took away is unclear. */
function withoutAsides(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  /** A full stop before an aside is one before what follows it. */
  let stop: Join | null = null;
  for (const read of withReasons(pieces)) {
    const join: Join | null = stop && read.join === 'comma' ? stop : read.join;
    const piece: Piece = { ...read, join };
    stop = isAside(piece) ? join : null;
    const last = kept.at(-1);
    // « samedi je travaille, sinon je suis libre »
    if (piece.join === 'else' && piece.isOffer && kept.some(({ isNot }) => isNot) && isAside(piece))
      piece.hours.push({ range: WHOLE_DAY, by: 'whole' });
    // « pas le week-end, je ne suis pas là »
    if (last?.isNot && piece.join === 'comma' && isRefusal(piece)) continue;
    // « jeudi, pas possible »
    if (last && piece.join === 'comma' && isRefusal(piece) && isBareDays(last) && !last.isOffer && !last.isNot)
      Object.assign(last, { isNot: true, isClosed: true, end: piece.end });
    else if (isAside(piece)) {
      const isBeside = piece.join === 'comma' || piece.join === 'open' || piece.join === null || piece.join === 'and';
      // « dimanche, mariage »: perhaps why somebody does not come.
      if (last && (piece.hasProse || piece.isBusy) && isBeside && isBareDays(last) && !last.isOffer && !last.isNot)
        Object.assign(last, { isUnclear: true, end: piece.end });
    } else kept.push(piece);
  }
  return kept;
}

/**
 * Prose with days or hours, « foot samedi et dimanche matin », is what somebody does instead where what follows stands against it: « donc à partir de 14h »,
 * « mais dispo le soir », « après c’est bon », « sinon oui », « le reste du temps libre ». Else it is unclear, and so are days that are joined to it.
 */
function withReasons(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (let i = 0; i < pieces.length; ) {
    const read = pieces[i];
    if (!read) break;
    let end = i + 1;
    while (isBareProse(read) && isJoined(pieces[end])) end += 1;
    const [run, next] = [pieces.slice(i, end), pieces[end]];
    const isOfBracket = read.join === 'open' && hasTime(read) && isOffered(pieces[i - 1]);
    if (isElsewhere(read, pieces[i - 1]) || isElsewhere(read, next, 'so')) i += 1;
    else if (isBareProse(read) && (isOfBracket || isOfOthers(read))) {
      // « dimanche de 8h30 à 12h (je chante l’après-midi) », « … je voyage le reste de la semaine »
      all.push({ ...read, ...INSTEAD });
      i += 1;
    } else if (isReasonFor(read, next) && next) {
      all.push(...reasonsFor(run, next));
      // « dimanche anniversaire donc non »
      i = isRefusalAlone(next) ? end + 1 : end;
    } else {
      const isDoubt = read.isUnclear || isUnclear(read, pieces[i + 1]);
      all.push(...run.map((piece) => ({ ...piece, isUnclear: piece.isUnclear || isDoubt })));
      i = end;
    }
  }
  return all;
}

/** « jusqu’à 16h (train à 17h) », « je récupère mon fils à 16h30 donc jusqu’à 16h »: what is offered leaves that hour out. */
function isElsewhere({ join, moment, days, hours, isDoubtful }: Piece, offer: Piece | undefined, how?: Join): boolean {
  if (moment === null || days || hours.length > 0 || isDoubtful || !offer || offer.isNot || offer.isUnclear)
    return false;
  const isBeside = how ? offer.join === how : join === 'open' || join === 'why';
  return (
    isBeside && isByClock(offer) && offer.hours.every(({ range: [from, until] }) => moment <= from || until <= moment)
  );
}

const isBareProse = ({ hasProse, isUnclear, isDoubtful, isNot, isOffer, amount }: Piece) =>
  (hasProse || isUnclear) && !isDoubtful && !isNot && !isOffer && amount === null;

const isJoined = (piece: Piece | undefined) =>
  piece?.join === 'and' && hasTime(piece) && !piece.isOffer && !piece.isNot && !piece.hasProse && !piece.isUnclear;

const isRefusal = ({ isNot, isBusy, isUnclear, isException, hasProse, days, hours }: Piece) =>
  isNot && !isBusy && !isUnclear && !isException && !hasProse && days === null && hours.length === 0;
const isRefusalAlone = (piece: Piece) => piece.join === 'so' && isRefusal(piece);

export const isOfOthers = ({ days }: Pick<Piece, 'days'>) => days?.group === 'others' || days?.group === 'rest';

/** Whether what follows says that it is not what is offered. */
function isReasonFor(piece: Piece, next: Piece | undefined): boolean {
  if (!next || !isBareProse(piece)) return false;
  if (isRefusalAlone(next)) return piece.days !== null;
  if (next.isNot) return false;
  if (next.join === 'so') return hasTime(next);
  if (!hasTime(piece)) return false;
  return isOfOthers(next) || next.isThereafter || (next.isOffer && (next.join === 'but' || next.join === 'else'));
}

const INSTEAD = { isNot: true, isBusy: true, isClosed: true, isUnclear: false };
const isOffered = (piece: Piece | undefined) =>
  piece !== undefined && (isFull(piece) || isByClock(piece)) && !piece.isNot && !piece.isUnclear;

/** Where other hours of the same days are offered, those of the reason say nothing. */
function reasonsFor(run: readonly Piece[], next: Piece): Piece[] {
  const isOfSame =
    next.hours.length > 0 &&
    (next.days === null || next.days.group === 'those' || next.days.group === 'that') &&
    !next.isThereafter;
  return run.map((piece) => ({ ...piece, ...INSTEAD, hours: isOfSame ? [] : piece.hours }));
}

/** Days without hours. */
export const isBareDays = ({ days, hours, ranges }: Piece) => days !== null && hours.length === 0 && ranges === null;

/** Words without days or hours, none of which is a doubt. */
const isAside = (piece: Piece) =>
  !hasTime(piece) &&
  !piece.isUnclear &&
  !piece.isSame &&
  (!piece.isThereafter || piece.isBusy || (piece.hasProse && !piece.isOffer)) &&
  !piece.isOnly &&
  (!piece.isNot || piece.isBusy || isOfSomethingElse(piece));

/** « pas de permis », « I can’t lift »: nothing of when, but « sauf … » is. */
const isOfSomethingElse = ({ hasProse, isException, isOffer }: Piece) => hasProse && !isException && !isOffer;

function isUnclear(piece: Piece, next: Piece | undefined): boolean {
  const isSaidWhen = [piece, next].some((one) => one?.hours.some((hours) => isAmount(hours, piece.amount)));
  if (piece.amount !== null && !isSaidWhen) return true;
  if (!piece.hasProse || piece.isNot || piece.isOffer || !hasTime(piece)) return false;
  // « samedi repos, libre toute la journée »
  const isSaidNext =
    next?.join === 'comma' && next.isOffer && next.days === null && next.hours.length > 0 && !next.isNot;
  return !(isSaidNext && piece.hours.length === 0);
}

/** « 2h samedi : 16h à 18h », « une demi-journée (matin) » */
const isAmount = ({ by, range: [from, until] }: SaidRange, amount: Amount | null) =>
  amount === 'halfDay' ? by === 'clock' || by === 'part' : by === 'clock' && until - from === amount;
