import type { SaidRange } from './said-clock.ts';
import type { NamedDays } from './said-dates.ts';
import { bothDays, isBareDays as isBare, isOfOthers, type Piece } from './said-pieces.ts';
import { DAY_MINUTES, type Range, WHOLE_DAY } from './said-sentence.ts';

const isHoursAlone = ({ days, hours, isUnclear }: Piece) => days === null && (hours.length > 0 || isUnclear);
const isLoose = ({ join }: Piece) =>
  join === null || join === 'and' || join === 'or' || join === 'comma' || join === 'open';

/** Pieces that say one thing become one: « vendredi, samedi 10h-12h, 14h-16h », « sauf samedi et dimanche ». */
export function inOneBreath(pieces: readonly Piece[]): Piece[] {
  const said: Piece[] = [];
  const all = pieces.map((piece) => ({ ...piece }));
  for (const [i, read] of all.entries()) {
    if (isLimitOfThose(read, said)) {
      for (const one of said) one.hours.push(...read.hours);
      continue;
    }
    if (endsMoments(read, said) || saysWhose(read, said.at(-1))) continue;
    const piece = resolved(read, said);
    if (isConclusionOf(said.at(-1), piece) || isBareOf(said.at(-1), piece)) said.pop();
    // « cours jusqu’à 17h mercredi, 16h jeudi, donc après »: after each of them.
    const busy =
      piece.isThereafter && !piece.isUnclear && !read.days ? said.slice(said.findLastIndex(isNotBusy) + 1) : [];
    for (const one of busy.slice(0, -1)) said.push(afterThat({ ...piece, hours: [], days: null }, [one]));
    const last = said.at(-1);
    if (last) say(said, last, piece, all[i + 1]);
    else said.push(piece);
  }
  return said;
}

/** « vendredi soir et samedi soir, les deux jours jusqu’à 22h »: the hours of each of them end there. */
const isLimitOfThose = (read: Piece, said: readonly Piece[]) =>
  (read.days?.group === 'those' || (isHoursAlone(read) && read.join === 'comma' && areOfOnePart(said))) &&
  !read.isNot &&
  !read.isUnclear &&
  read.hours.length > 0 &&
  read.hours.every(({ by }) => by === 'from' || by === 'until') &&
  said.length > 1 &&
  said.every(({ days, isNot, isUnclear }) => days && !isNot && !isUnclear);

/** « vendredi soir et samedi soir, jusqu’à 22h » */
const areOfOnePart = (said: readonly Piece[]) =>
  said.every(
    ({ hours }) =>
      hours.length === 1 && hours[0]?.by === 'part' && String(hours[0].range) === String(said[0]?.hours[0]?.range),
  );

/** « mercredi 14h, jeudi 15h, jusqu’à la fermeture »: these hours are where each of them starts. */
function endsMoments(read: Piece, said: readonly Piece[]): boolean {
  const [end, ...others] = read.hours;
  const isEnd = isHoursAlone(read) && !read.isNot && !read.isUnclear && end?.by === 'until' && others.length === 0;
  const run = said.slice(said.findLastIndex((piece) => !isMoment(piece)) + 1);
  if (!isEnd || run.length === 0) return false;
  for (const piece of run)
    Object.assign(piece, { hours: [{ range: [piece.moment, end.range[1]], by: 'clock' }], isUnclear: false });
  return true;
}

/** « sauf entre midi et 14h (repas de famille dimanche) »: the bracket says of which day. */
function saysWhose(read: Piece, last: Piece | undefined): boolean {
  const isOfLast = last?.isException && last.days === null && last.hours.length > 0 && !last.isUnclear;
  if (!isOfLast || read.join !== 'open' || !read.isBusy || read.isUnclear || !isBare(read)) return false;
  Object.assign(last, { days: read.days, end: read.end });
  return true;
}

const isMoment = ({ moment, days, hours, isDoubtful, hasProse, isNot }: Piece) =>
  moment !== null && days !== null && hours.length === 0 && !isDoubtful && !hasProse && !isNot;

/** « je bosse jusqu’à 18h donc après 18h30, le week-end toute la journée »: the reason says no more. */
const isConclusionOf = (last: Piece | undefined, { join, hours, isNot, isUnclear }: Piece) =>
  join === 'so' &&
  last?.isBusy &&
  last.days === null &&
  last.journey === null &&
  !last.isUnclear &&
  !isNot &&
  !isUnclear &&
  areApart(last.hours, hours);

const areApart = (some: readonly SaidRange[], others: readonly SaidRange[]) =>
  some.length > 0 &&
  others.length > 0 &&
  some.every(({ range: [from, until] }) => others.every(({ range }) => until <= range[0] || range[1] <= from));

/** « vendredi je travaille mais je suis libre le soir »: these are the hours of Friday. */
const isBareOf = (last: Piece | undefined, { join, days, hours, isNot, isOffer }: Piece) =>
  last?.days &&
  (last.isBusy || join === 'so') &&
  last.hours.every(({ by }) => by === 'whole') &&
  !last.ranges &&
  !isNot &&
  (hours.length > 0 || (join === 'so' && isOffer)) &&
  String(days?.dates) === String(last.days.dates);

/** A piece, and what it has of those before it: « ces jours-là », « pareil », « donc après », « samedi pas avant 10h ». */
function resolved(read: Piece, said: readonly Piece[]): Piece {
  const piece = { ...read, hours: [...read.hours] };
  const last = said.at(-1);
  if (piece.days?.group === 'those' || piece.days?.group === 'that') {
    const those = daysOfThose(said, piece.days.group === 'those');
    if (those) piece.days = those;
    else piece.isUnclear = true;
  }
  if (piece.moment !== null && last) asEdgeLike(last, piece);
  if (piece.join === 'and' && last && !piece.isNot && !last.isNot) endLike(last, piece);
  if (piece.isThereafter) afterThat(piece, said);
  // « jeudi 14h-18h, idem vendredi et samedi »
  piece.isSame ||= last?.isSame === true && isBare(piece) && isLoose(piece) && !piece.isNot;
  if (piece.isSame && piece.hours.length === 0) sameAs(piece, last);
  // « jeudi matin 9h-12h, vendredi matin idem »
  else if (piece.isSame && last)
    piece.hours.push(...last.hours.filter((one) => one.by === 'clock' && isWithin(one, piece.hours)));
  if (piece.join === 'but' && isLimit(piece) && piece.isNot && last && !last.isNot && !last.isUnclear)
    piece.days = daysSince(said);
  if (!last?.days || piece.days || piece.hours.length === 0) return piece;
  if (piece.isNot ? isLimitOf(last, piece) : last.isNot && last.isBusy && !last.ranges && piece.join !== 'else')
    piece.days = last.days;
  else if (!piece.isNot && last.isNot && last.isClosed && isLoose(piece) && !piece.isThereafter) piece.isUnclear = true;
  return piece;
}

/** « jeudi 9h-12h et vendredi 14h-18h, ces jours-là … »: the days said last, of all that were offered or all that were taken away. */
function daysOfThose(said: readonly Piece[], areSeveral: boolean): NamedDays | null {
  const last = said.findLast(({ days }) => days !== null);
  if (!last?.days || !areSeveral) return last?.days ?? null;
  const start = said.findLastIndex(({ days, isNot }) => days === null || isNot !== last.isNot);
  const dates = said.slice(start + 1).flatMap(({ days }) => days?.dates ?? []);
  return { ...last.days, dates: [...new Set(dates)].sort() };
}

/** « le samedi, mais pas avant 11h, et le dimanche, mais pas après 18h »: a limit is of what was offered since the one before it. */
function daysSince(said: readonly Piece[]): NamedDays | null {
  const start = said.findLastIndex(({ days, isNot }) => days === null || isNot || isOfOthers({ days }));
  return said[start]?.isNot === false ? null : daysOfThose(said, true);
}

/** « samedi pas avant 10h » is said of Saturday alone, and so is « vendredi dès 18h, car je travaille jusqu’à 17h ». */
const isLimitOf = (last: Piece, piece: Piece) =>
  (piece.join === null && !last.isNot) || (piece.isBusy && (piece.join === 'why' || piece.join === 'open'));

/** « jusqu’à 17h mercredi, 16h jeudi »: the second hour is the same edge as the first. */
function asEdgeLike(last: Piece, piece: Piece): void {
  const [edge, ...others] = last.hours;
  const isLike = piece.days !== null && last.days !== null && isBare(piece) && isLoose(piece) && !last.isUnclear;
  if (!isLike || piece.isDoubtful || piece.hasProse || piece.moment === null || others.length > 0) return;
  if (edge?.by !== 'from' && edge?.by !== 'until') return;
  const range: Range = edge.by === 'from' ? [piece.moment, DAY_MINUTES] : [0, piece.moment || DAY_MINUTES];
  const { isNot, isBusy, isException, isClosed } = last;
  Object.assign(piece, { hours: [{ range, by: edge.by }], isUnclear: false, isNot, isBusy, isException, isClosed });
}

/** « vendredi soir et samedi soir jusqu’à minuit »: both of them, where that is less. */
function endLike(last: Piece, piece: Piece): void {
  const [part, ...others] = last.hours;
  const [same, edge] = piece.hours;
  if (part?.by !== 'part' || others.length > 0 || same?.by !== 'part' || String(part.range) !== String(same.range))
    return;
  const isLess =
    edge?.by === 'until' ? edge.range[1] < part.range[1] : edge?.by === 'from' && edge.range[0] > part.range[0];
  if (edge && isLess) last.hours.push(edge);
}

/** « je bosse jusqu’à 16h donc après »: from where what was taken away ends. */
function afterThat(piece: Piece, said: readonly Piece[]): Piece {
  const busy = said.findLast(({ isNot, hours }) => isNot && hours.length > 0);
  const end = Math.max(...(busy?.hours ?? []).map(({ range }) => range[1]));
  const away = said.at(-1);
  // « absente jusqu’à vendredi midi, ensuite libre »
  if (away?.isNot && away.ranges && !piece.isNot)
    Object.assign(piece, {
      days: piece.days && { ...piece.days, group: 'every' },
      hours: [{ range: WHOLE_DAY, by: 'whole' }],
    });
  else if (!busy || end >= DAY_MINUTES || piece.isNot) piece.isUnclear = true;
  else {
    piece.days ??= busy.days;
    piece.hours = [{ range: [end, DAY_MINUTES], by: 'from' }];
  }
  return piece;
}

const isNotBusy = ({ isBusy, days, hours }: Piece) => !isBusy || days === null || hours.length === 0;

/** « samedi 14h-18h, dimanche pareil », « samedi non, dimanche pareil » */
function sameAs(piece: Piece, last: Piece | undefined): void {
  if (!last || !piece.days || last.ranges) piece.isUnclear = true;
  else Object.assign(piece, { hours: [...last.hours], isUnclear: piece.isUnclear || last.isUnclear });
  if (last?.isNot) Object.assign(piece, { isNot: true, isClosed: true, isBusy: last.isBusy });
}

const isWithin = ({ range: [from, until] }: SaidRange, parts: readonly SaidRange[]) =>
  parts.some(({ by, range }) => by === 'part' && range[0] <= from && until <= range[1]);

/** Says a piece after the last one: as part of it, or beside it. */
function say(said: Piece[], last: Piece, piece: Piece, next: Piece | undefined): void {
  // « dimanche (si je ne suis pas fatigué) et samedi »
  if (next && piece.join === 'open' && piece.isDoubtful && !piece.days && piece.hours.length === 0 && last.days) {
    Object.assign(last, { isUnclear: true, end: piece.end });
    return;
  }
  // « sauf vendredi où je travaille »: it is taken away already.
  if (last.isException && isBare(last) && piece.join === 'or' && piece.isBusy) return;
  if (isExceptOn(last, piece)) {
    // « 14h-19h, sauf dimanche 10h-13h », « dès 10h sauf samedi dès 14h »: other hours, not an exception.
    if (isOfOtherHours(last, piece)) Object.assign(piece, { isNot: false, isException: false });
    // « de 14h à 18h sauf vendredi 14h-16h »: are these the hours that are taken away, or those that are offered?
    else piece.isUnclear ||= areByClock(last, piece.hours);
  }
  // « sauf samedi où je peux rester jusqu’à 16h »
  if (isInstead(last, piece)) said[said.length - 1] = { ...piece, days: last.days };
  else if (piece.isThereafter && !piece.isNot) said.push(piece);
  else if (last.isNot && !last.isClosed && !piece.isNot && isLoose(piece)) afterException(said, last, piece, next);
  else if (piece.join === 'or' && !last.isNot) eitherOf(said, piece);
  // « plutôt vendredi, sinon samedi »
  else if (piece.join === 'else' && piece.days && said.every(({ isNot }) => !isNot)) eitherOf(said, piece);
  else if (areAllTakenAway(last, piece))
    // « samedi et dimanche non », « jeudi et vendredi je travaille jusqu’à 16h »
    said[said.length - 1] = { ...last, ...merged(last, piece), isNot: true, isClosed: true, isBusy: piece.isBusy };
  else if (!piece.isNot && last.isNot && isHoursAlone(piece) && !piece.isUnclear && piece.join !== 'else')
    afterTaken(said, piece);
  else if (piece.isNot || last.isNot) said.push(piece);
  else if (isAsUnsure(last, piece)) Object.assign(last, merged(last, piece), { isUnclear: true });
  else if (isSaidOfLast(last, piece)) {
    last.hours.push(...(piece.join === 'and' ? piece.hours.map((one) => besides(last, piece, one)) : piece.hours));
    last.end = piece.end;
  } else if (isNarrower(last, piece)) said[said.length - 1] = piece;
  else if (areDaysOfThoseHours(last, piece))
    Object.assign(last, { days: piece.days, end: piece.end, isHoursFirst: true });
  else if (areDaysOfOneList(last, piece, next)) mergeInto(said, last, piece);
  else if (isLoose(piece) && !last.isUnclear && !piece.isUnclear && areHoursBefore(last, piece, next))
    // « après 18h, vendredi et samedi »
    Object.assign(last, merged(last, piece), { isHoursFirst: true });
  else said.push(piece);
}

/** « peut-être samedi, dimanche », « de 18h à … jeudi, vendredi »: what follows is part of what is not understood. */
const isAsUnsure = (last: Piece, piece: Piece) =>
  last.isUnclear &&
  (last.isUnclearFirst || (last.isHoursFirst && isBare(piece))) &&
  isLoose(piece) &&
  !piece.isOnly &&
  !piece.isOffer;

/** « sauf samedi où je peux rester jusqu’à 16h », « sauf samedi : 10h-16h »: not an exception, but other hours. */
const isInstead = (last: Piece, piece: Piece) =>
  last.isException &&
  isBare(last) &&
  isHoursAlone(piece) &&
  !piece.isNot &&
  !piece.isUnclear &&
  (piece.join === 'where' || (piece.join === 'or' && piece.isOffer));

/** « 10h-19h samedi avec une pause de 13h à 14h » is of the same day. */
const isExceptOn = (last: Piece, { isException, days, hours }: Piece) =>
  isException && days !== null && hours.length > 0 && !last.isNot && String(days.dates) !== String(last.days?.dates);

const isOfOtherHours = (last: Piece, { hours }: Piece) =>
  ['from', 'until'].some((side) => last.hours.length > 0 && [...last.hours, ...hours].every(({ by }) => by === side)) ||
  (areByClock(last, hours) && areApart(last.hours, hours));

const areByClock = (last: Piece, hours: readonly SaidRange[]) =>
  last.hours.length > 0 && [...last.hours, ...hours].every(({ by }) => by === 'clock');

/** « tous les jours sauf dimanche. De 14h à 18h. », « tous les jours (sauf jeudi) après 18h »: the hours of what was offered before it. */
function afterTaken(said: Piece[], piece: Piece): void {
  const offer = offerOf(said);
  if (!offer) said.push(piece);
  else if (offer.hours.length === 0 && !offer.ranges) offer.hours.push(...piece.hours);
  else said.push({ ...piece, isUnclear: true });
}

const areAllTakenAway = (last: Piece, piece: Piece) =>
  piece.isNot &&
  piece.days?.group !== 'rest' &&
  piece.days?.group !== 'others' &&
  piece.isClosed &&
  piece.days !== null &&
  (isBare(piece) || piece.isBusy) &&
  isBare(last) &&
  !last.isNot &&
  isLoose(piece) &&
  !last.days?.isBroad;

/** Hours alone; « du jeudi au samedi, tous les soirs » are, too. */
function isSaidOfLast(last: Piece, piece: Piece): boolean {
  if (piece.isUnclear) return false;
  // « le samedi, et seulement le soir »
  if (isHoursAlone(piece)) return !piece.isOnly || last.hours.every(({ by }) => by === 'whole');
  const isEvery = piece.days?.group === 'every' && piece.hours.length > 0;
  return isEvery && isBare(last) && isLoose(piece) && piece.join !== 'and';
}

/** « l’après-midi (14h-19h) et le soir »: beside hours of the clock the evening adds up. */
const besides = (last: Piece, piece: Piece, one: SaidRange): SaidRange =>
  one.by === 'part' && piece.hours.length === 1 && last.hours.some(({ by }) => by === 'clock' || by === 'from')
    ? { ...one, by: 'clock' }
    : one;

/** « tout le festival, du vendredi au dimanche »: of two readings the one with fewer days. */
const isNarrower = (last: Piece, piece: Piece) =>
  last.days?.group === 'every' &&
  isBare(last) &&
  !last.isUnclear &&
  isLoose(piece) &&
  piece.join !== 'and' &&
  piece.days?.isBroad === true &&
  piece.days.group === undefined;

/** « tous les soirs à partir de 19h, du jeudi au dimanche »: which days those are. */
const areDaysOfThoseHours = (last: Piece, piece: Piece) =>
  last.days?.group === 'every' &&
  last.hours.length > 0 &&
  !last.isUnclear &&
  isBare(piece) &&
  !piece.isUnclear &&
  !piece.isNot &&
  !piece.isOffer &&
  isLoose(piece) &&
  piece.join !== 'and';

const areDaysOfOneList = (last: Piece, piece: Piece, next: Piece | undefined) =>
  isLoose(piece) &&
  // « 28 et 29, peut-être le 27 »: the doubt is of the 27th alone.
  !(piece.isUnclearFirst && piece.isDoubtful && !(next && isHoursAlone(next))) &&
  // « jeudi : dispo, vendredi : dispo le matin »
  !(last.isOffer && (piece.isOffer || piece.isUnclear) && piece.join !== 'and') &&
  !last.isUnclear &&
  isBare(last) &&
  !last.days?.isBroad &&
  !last.isOnly &&
  piece.days !== null &&
  !piece.ranges &&
  !piece.days.isBroad;

const offerOf = (said: readonly Piece[]) => said.findLast(({ isNot }) => !isNot);

const merged = (last: Piece, piece: Piece) => ({
  days: last.days && piece.days ? bothDays({ ...last.days }, piece.days) : (last.days ?? piece.days),
  hours: [...last.hours, ...piece.hours],
  end: piece.end,
});

/** « 9h-12h, 14h-18h samedi », « le matin, samedi et dimanche »: hours that were said before the days they are of. */
const areHoursBefore = (last: Piece, piece: Piece, next: Piece | undefined) =>
  last.hours.length > 0 &&
  // « soirées de mercredi à vendredi, samedi et dimanche à partir de 10h »: Saturday is of what follows.
  !(last.days !== null && isBare(piece) && next !== undefined && isEndOfList(next)) &&
  // « les soirs et le week-end »: both of them.
  !(last.days === null && piece.join === 'and' && piece.days?.group === 'weekend' && isBare(piece)) &&
  ((last.days === null && piece.isHoursFirst) ||
    ((last.days === null || (last.isHoursFirst && piece.days?.group !== 'weekend')) && isBare(piece)));

/** « … et dimanche à partir de 10h » */
const isEndOfList = ({ join, days, hours, isNot, isUnclear, isHoursFirst }: Piece) =>
  join === 'and' && days !== null && hours.length > 0 && !isNot && !isUnclear && !isHoursFirst;

/** « samedi ou dimanche » offers one of them, nobody knows which; days listed before may be a choice, too. */
function eitherOf(said: Piece[], piece: Piece): void {
  for (let i = said.length - 1; i >= 0; i -= 1) {
    const one = said[i];
    if (!one || one.isNot) break;
    one.isUnclear = true;
    if (i === said.length - 1) Object.assign(one, merged(one, piece));
    if (one.join !== 'comma' || !piece.days) break;
  }
}

/** Days without hours before days with hours have the same; a day that is none of the festival is told apart. */
function mergeInto(said: Piece[], last: Piece, piece: Piece): void {
  if (last.days?.isOutside || piece.days?.isOutside) {
    last.hours = piece.hours;
    said.push({ ...piece });
    return;
  }
  Object.assign(last, merged(last, piece), { isUnclear: last.isUnclear || piece.isUnclear });
}

/** What follows « sauf … »: more of what is taken away, something offered, or either of them, which is unclear. */
function afterException(said: Piece[], last: Piece, piece: Piece, next: Piece | undefined): void {
  // « pas avant 11h le samedi et le dimanche »
  if (last.isHoursFirst && last.hours.length > 0 && isBare(piece) && piece.join === 'and' && !piece.isOffer) {
    Object.assign(last, merged(last, piece));
    return;
  }
  // « pas vendredi, samedi et dimanche oui »
  const isOfNext = isBare(piece) && next?.isOffer && next.join === 'and' && !next.isNot && next.days !== null;
  // « empêchement samedi matin, pour le reste pas de souci »
  const isOfRest = piece.days?.group === 'rest' || piece.days?.group === 'others';
  if ((piece.isOffer && piece.days) || isOfNext || isOfRest) {
    said.push(piece);
    return;
  }
  const before = said.filter(({ isNot }) => !isNot);
  const isOffered = (piece.days?.dates ?? []).every((date) =>
    before.some(({ days }) => days === null || days.dates.includes(date)),
  );
  // « le week-end, mais samedi pas avant 13h et dimanche pas après 17h »
  const isLimited = isBare(piece) && next?.isNot && next.join === null && !next.days && next.hours.length > 0;
  if (isLimited && (isOffered || before.length === 0)) {
    next.days = piece.days;
    return;
  }
  // « pas mercredi matin, vendredi matin et dimanche »: a list that is taken away.
  const isOfParts = [last, piece].every(({ hours }) => hours.length > 0 && hours.every(({ by }) => by === 'part'));
  const isList = next?.join === 'and' && next.days !== null && !next.isNot && !next.isOffer;
  if (isOfParts && isList && piece.join === 'comma' && last.days && piece.days && !piece.isOffer) {
    said.push({ ...piece, isNot: true, isBusy: last.isBusy });
    return;
  }
  const isAlso = before.length === 0 ? last.days !== null : isOffered;
  if (piece.isUnclear) said.push({ ...piece });
  // « pas avant 10h, samedi et dimanche »
  else if (before.length === 0 && isLimit(last) && piece.join === 'comma' && piece.days) said.push(piece);
  // « sauf le soir et dimanche »: is Sunday offered?
  else if (before.length === 0 && last.days === null && piece.days)
    said.push({ ...piece, days: null, isUnclear: true });
  else if (isHoursAlone(piece)) {
    const offer = offerOf(said);
    if (piece.join !== 'comma') said.push({ ...piece, isNot: true, isBusy: last.isBusy });
    else if (last.isBusy) said.push({ ...piece, isUnclear: true });
    else if (offer) offer.hours.push(...piece.hours);
    else said.push({ ...piece });
  } else if (piece.days && last.isBusy && isBare(last) && piece.join === 'and' && !piece.ranges && !piece.isUnclear)
    // « j’ai cours samedi et dimanche de 11h à 15h »
    Object.assign(last, merged(last, piece));
  else if (isBare(piece) && last.isBusy && last.days)
    // « je travaille jeudi et vendredi jusqu’à 16h »
    Object.assign(last, merged(last, piece));
  else if (isBare(piece) ? isAlso && (last.days !== null || before.length > 0) : isAlso && piece.join !== 'comma')
    said.push({ ...piece, isNot: true, isBusy: last.isBusy });
  else if (!isBare(piece) && isOffered && before.length > 0) said.push({ ...piece, isUnclear: true });
  else said.push({ ...piece });
}

const isLimit = ({ days, hours, isException }: Piece) =>
  days === null && !isException && hours.length > 0 && hours.every(({ by }) => by === 'from' || by === 'until');
