import type { Kind } from './said-kinds.ts';
import {
  DAY_MINUTES,
  isInside,
  joinedRanges,
  type Range,
  rangesOverlap,
  WHOLE_DAY,
  withinRanges,
  without,
} from './said-ranges.ts';
import type { Statement } from './said-statement.ts';
import type { SaidDays } from './said-text.ts';

/**
 * One offer: its days (none where only hours were said) and their hours (null where only days
 * were).
 */
type Offer = { statement: Statement; dates: readonly string[]; ranges: readonly Range[] | null; isBroad: boolean };
/** Hours that are taken from days, or from all. */
type Taken = { statement: Statement; dates: readonly string[] | null; ranges: readonly Range[] };
/** What was said to be offered, to look whether it still is. */
type Claim = { statement: Statement; dates: readonly string[]; ranges: readonly Range[] };

type Offered = { offered: Map<string, Range[]>; unclear: Statement[]; outside: Statement[] };

/** What stands before something of its own. */
const LEADING: readonly Kind[] = ['but', 'so', 'then', 'stop'];

const isBusy = ({ role }: Statement) => role === 'busy' || role === 'busyUntil';

/** What of a day is left after what somebody does. */
function freeAfter(busy: readonly Range[]): Range[] {
  const end = Math.max(...busy.map(([, until]) => until));
  return end < DAY_MINUTES ? [[end, DAY_MINUTES]] : [];
}

/** « matin oui, après-midi non »: of the hour both have nobody speaks. */
const NO_QUARREL: Readonly<Record<'not' | 'busy', readonly Range[]>> = {
  not: [[420, 480]],
  busy: [
    [420, 540],
    [780, 840],
  ],
};

/**
 * What the statements of a text offer: the hours of each day, and the statements that are in doubt
 * or name no day of the festival. Of two readings it is the one with fewer hours. `hasPreference`
 * where something is only preferred.
 */
export function offeredBy(statements: readonly Statement[], festival: SaidDays, hasPreference: boolean): Offered {
  const all = festival.dates;
  const offers: Offer[] = [];
  const taken: Taken[] = [];
  const claims: Claim[] = [];
  /** When somebody is there at all. */
  const stays: ReadonlyMap<string, Range>[] = [];
  const unclear: Statement[] = [];
  const outside: Statement[] = [];
  const doubted = new Set<string>();
  let isAllUnclear = false;
  const mentioned = new Set<string>();
  let lastNamed: readonly string[] = [];
  let lastHours: Statement | null = null;
  /** What somebody does instead, which what follows stands against. */
  let context: Statement | null = null;

  for (const [i, statement] of statements.entries()) take(statement, statements[i + 1]);
  offerTheRest();
  const offered = isAllUnclear ? new Map<string, Range[]>() : hoursOfDays();
  askForTheLost();
  for (const date of doubted) offered.delete(date);
  unclear.sort((a, b) => a.start - b.start);
  return { offered, unclear, outside };

  function ask(statement: Statement): void {
    if (unclear.includes(statement)) return;
    unclear.push(statement);
    const { group, isOutside } = statement;
    const dates = group === 'those' || group === 'that' ? datesOf(statement) : statement.dates;
    // What names no day may be about all of them.
    if (dates === null || (dates.length === 0 && !isOutside && group === null)) isAllUnclear = true;
    for (const date of dates ?? []) doubted.add(date);
    // Where nobody knows when somebody arrives, the days before are in doubt too.
    const [first = '', last = ''] = [dates?.[0], dates?.at(-1)];
    for (const date of all)
      if ((statement.role === 'arrive' && date < last) || (statement.role === 'depart' && date > first))
        doubted.add(date);
  }

  function askAboutAll(statement: Statement): void {
    ask(statement);
    isAllUnclear = true;
  }

  function remember(dates: readonly string[] | null): void {
    for (const date of dates ?? []) mentioned.add(date);
  }

  function datesOf({ group, dates }: Statement): readonly string[] | null {
    const offeredDates = [...new Set(offers.flatMap((one) => one.dates))];
    if (group === 'those') return offeredDates.length > 0 ? offeredDates : lastNamed.length > 0 ? lastNamed : all;
    if (group === 'that') return lastNamed.slice(-1);
    if (group === 'others') return all.filter((date) => !mentioned.has(date));
    return group === 'rest' ? all.filter((date) => !offeredDates.includes(date)) : dates;
  }

  function take(statement: Statement, next: Statement | undefined): void {
    if (statement.isOutside && statement.role === 'offer' && !(statement.isUnclear && statement.dates?.length === 0))
      outside.push(statement);
    if (statement.isOutside && !statement.isUnclear && (statement.dates?.length ?? 0) === 0) {
      // Of « vendredi et lundi 10h-12h » the Friday has these hours too.
      const last = offers.at(-1);
      const isListed = statement.join === 'and' || statement.join === 'comma';
      if (last?.ranges === null && isListed && statement.ranges) last.ranges = statement.ranges;
      return;
    }
    const dates = datesOf(statement);
    if (statement.dates && statement.dates.length > 0) lastNamed = statement.dates;
    if (statement.isUnclear || isOfDoubted(statement)) {
      statement.isUnclear = true;
      if (statement.isHoursFirst) askAboutAll(statement);
      else ask(statement);
      remember(dates);
    } else if (statement.isStrange) takeStrange(statement, dates, next);
    else if (statement.isSame && !lastHours) ask(statement);
    else {
      if (statement.isSame) takeHoursOfLast(statement);
      takeKnown(statement, dates, next);
    }
  }

  /**
   * « pas jeudi peut-être, vendredi »: whether these days go with a refusal or a stretch of days
   * that is in doubt.
   */
  function isOfDoubted(statement: Statement): boolean {
    const before = statements[statements.indexOf(statement) - 1];
    if (!before?.isUnclear || before.sentence !== statement.sentence || statement.role !== 'offer') return false;
    const isSure = statement.isAgreed || statement.isSettled || statement.leads !== null;
    return (
      !isSure && (before.role !== 'offer' || before.ends.length > 0) && !LEADING.includes(statement.join ?? 'comma')
    );
  }

  /**
   * Words nobody knows are a reason where what follows stands against it; else the text is not
   * read.
   */
  function takeStrange(statement: Statement, dates: readonly string[] | null, next: Statement | undefined): void {
    const isOfAll = next?.isOtherwise === true && next.dates?.length === all.length;
    const stands = next?.role === 'offer' && (isOfAll || next.group === 'others' || next.group === 'rest');
    const isProse = statement.ranges === null || statement.kind === 'part';
    if (statement.leads !== 'so' && !(stands && isProse) && !(isBusy(statement) && statement.leads)) {
      askAboutAll(statement);
      return;
    }
    context = statement;
    remember(dates);
    const isSaidAfter = next?.role === 'offer' && next.join === 'so' && next.ranges !== null;
    if (statement.leads === 'so' && (isSaidAfter || isOfEverything(statement, dates))) return;
    const isPoint = statement.kind === 'at' || statement.kind === 'from';
    if (isPoint && statement.leads === 'so') return;
    takeFrom(isPoint ? { ...statement, ranges: null } : statement, dates);
  }

  function isOfEverything({ ranges }: Statement, dates: readonly string[] | null): boolean {
    return ranges === null && dates?.length === all.length;
  }

  /** « idem ». */
  function takeHoursOfLast(statement: Statement): void {
    if (!lastHours) return;
    const { ranges, kind, role } = lastHours;
    statement.ranges = statement.ranges && ranges ? withinRanges(ranges, statement.ranges) : ranges;
    statement.kind = kind;
    if (statement.role === 'offer') statement.role = role;
  }

  function takeKnown(statement: Statement, dates: readonly string[] | null, next: Statement | undefined): void {
    switch (statement.role) {
      case 'busy':
      case 'busyUntil':
        takeBusy(statement, dates, next);
        remember(dates);
        return;
      case 'not':
      case 'except':
        if (statement.role === 'except') takeException(statement, dates);
        else takeFrom(statement, dates);
        if (statement.ranges === null || statement.dates === null) remember(dates);
        lastHours = statement;
        return;
      case 'arrive':
      case 'depart':
        takeStay(statement, dates);
        remember(dates);
        return;
      default:
        claims.push({
          statement,
          dates: dates ?? [],
          ranges: statement.kind === 'part' ? [] : (statement.ranges ?? []),
        });
        if (statement.kind === 'at' && !isClosedByNext(statement)) {
          ask(statement);
          remember(dates);
        } else if (dates === null) offerHours(statement);
        else offerDays(statement, dates);
    }
  }

  /** « Mercredi 14h, jeudi 14h, jusqu'à la fin »: from then on. */
  function isClosedByNext(statement: Statement): boolean {
    const closing = statements.slice(statements.indexOf(statement) + 1).find(({ kind }) => kind !== 'at');
    const isEnd = closing?.dates === null && closing.kind === 'until' && closing.ranges?.[0]?.[1] === DAY_MINUTES;
    return isEnd && closing.sentence === statement.sentence;
  }

  function takeBusy(statement: Statement, dates: readonly string[] | null, next: Statement | undefined): void {
    context = statement;
    const { role, kind, leads, isFreeAfter, part } = statement;
    if (role === 'busy' && kind === 'at' && !isFreeAfter) {
      if (leads !== 'so') ask(statement);
      return;
    }
    // After a night at work nobody comes in the day.
    if (dates !== null && (part === 'deepNight' || part === 'night')) statement.ranges = null;
    if (statement.ranges && role === 'busyUntil' && kind === 'at')
      statement.ranges = statement.ranges.map(([from]): Range => [0, from]);
    const { ranges } = statement;
    const isUntil = role === 'busyUntil' || kind === 'until' || isFreeAfter;
    if (!isUntil || !ranges?.length) {
      if (leads !== 'so' || !isOfEverything(statement, dates)) takeFrom(statement, dates);
      return;
    }
    // « je bosse jusqu'à 18h donc après 18h30 en semaine » is about these days.
    const isOfNext = dates === null && leads === 'so' && next?.join === 'so';
    for (const one of taken)
      if (dates && one.statement.ranges === null && one.dates)
        one.dates = one.dates.filter((date) => !dates.includes(date));
    taken.push({ dates: isOfNext ? next.dates : dates, ranges, statement });
    if (dates && !isFreeAfter && leads !== 'so') claims.push({ statement, dates, ranges: [] });
    const hasOffer = statements.slice(statements.indexOf(statement) + 1).some((one) => one.role === 'offer');
    const isSaidAfter =
      next?.role === 'offer' && next.ranges !== null && next.dates === null && next.sentence === statement.sentence;
    if (isSaidAfter || !(isFreeAfter || (!hasOffer && leads !== null))) return;
    const free = freeAfter(ranges);
    lastHours = { ...statement, role: 'offer', ranges: free, kind: 'from', part: null };
    offers.push({ statement, dates: dates ?? [], ranges: free, isBroad: false });
  }

  /** « pas dispo le 26 et le 27 au matin »: the 26th may be meant whole. */
  function takeFrom(statement: Statement, dates: readonly string[] | null): void {
    const { ranges, isPlural, isBroad, isHoursFirst } = statement;
    const isOfLast = ranges && dates && dates.length > 1 && !isPlural && !isBroad && !isHoursFirst;
    if (isOfLast && (statement.kind === 'part' || statement.role === 'except')) {
      taken.push({ dates: dates.slice(0, -1), ranges: [WHOLE_DAY], statement: { ...statement, kind: 'whole' } });
      taken.push({ dates: dates.slice(-1), ranges, statement });
    } else taken.push({ dates, ranges: ranges ?? [WHOLE_DAY], statement });
  }

  /** The hours of an exception: taken away, or other hours of these days. */
  function takeException(statement: Statement, dates: readonly string[] | null): void {
    const { ranges } = statement;
    const before = statements[statements.indexOf(statement) - 1];
    if (before?.role === 'not' && before.sentence === statement.sentence && offers.length === 0) {
      askAboutAll(before);
      ask(statement);
      return;
    }
    const isOfMany = !statement.isBroad && !statement.isHoursFirst && (dates?.length ?? 0) > 1;
    const base = offers.findLast(
      (one) => one.ranges && (one.dates.length === 0 || one.dates.some((date) => dates?.includes(date))),
    );
    const has = base?.ranges;
    if (
      !ranges ||
      !dates ||
      isOfMany ||
      !has ||
      statement.kind === 'part' ||
      has.some((one) => isInside(WHOLE_DAY, one))
    ) {
      takeFrom(statement, dates);
      return;
    }
    const isFrom = statement.kind === 'from' || (statement.kind === 'at' && base.statement.kind === 'from');
    const isOther = isFrom || statement.kind === base.statement.kind;
    // « tous les jours 14h-18h sauf vendredi 14h-16h » takes these hours away for one, and offers
    // them for another.
    if (!isOther || (!isFrom && ranges.every((range) => has.some((one) => isInside(range, one))))) ask(statement);
    else {
      for (const one of offers) one.dates = one.dates.filter((date) => !dates.includes(date));
      offers.push({ statement, dates, ranges, isBroad: false });
    }
  }

  /** The stay of somebody who arrives or leaves. */
  function takeStay(statement: Statement, dates: readonly string[] | null): void {
    const isStart = statement.role === 'arrive';
    const [range] = statement.ranges ?? [];
    const edge = dates?.[0] === undefined ? undefined : statement.edges.get(dates[0]);
    const hour = range && (isStart || statement.kind !== 'until' ? range[0] : range[1]);
    const minute = hour ?? (isStart ? edge?.[0] : edge?.[1]);
    const date = isStart ? dates?.[0] : dates?.at(-1);
    if (minute === undefined && (!isStart || !date)) {
      ask(statement);
      return;
    }
    if (isStart && dates && minute !== undefined && statement.leads !== 'so')
      claims.push({ statement, dates, ranges: [] });
    const day: Range = minute === undefined ? WHOLE_DAY : isStart ? [minute, DAY_MINUTES] : [0, minute];
    const at = date === undefined ? -1 : all.indexOf(date);
    const days = all.filter((_, i) => at < 0 || (isStart ? i >= at : i <= at));
    stays.push(new Map(days.map((one) => [one, at < 0 || one === date ? day : WHOLE_DAY])));
  }

  /** Hours without a day: of the days before them, else of those that follow, else of all. */
  function offerHours(statement: Statement): void {
    const { ranges, join } = statement;
    if (!ranges) return;
    if (statement.isOtherwise && statement.kind !== 'until') {
      const rest = all.filter((date) => !offers.some((one) => one.dates.includes(date)));
      offers.push({ statement, dates: rest, ranges, isBroad: true });
      return;
    }
    lastHours = statement;
    if (context && offers.length === 0) {
      // « je travaille vendredi mais je suis libre le soir ».
      const dates = context.dates ?? (lastNamed.length > 0 ? lastNamed : all);
      offers.push({ statement, dates, ranges, isBroad: context.dates === null });
      if (context.ranges === null) notInstead(context, null);
      context = null;
      return;
    }
    const bare = offers.filter((one) => one.ranges === null && one.statement.edges.size === 0);
    for (const one of bare) one.ranges = ranges;
    if (bare.length > 0) return;
    const last = offers.at(-1);
    // « samedi ou dimanche, jusqu'à 15h »: of what is in doubt.
    if (!last && unclear.length > 0) ask(statement);
    if (!last) {
      offers.push({ statement, dates: [], ranges, isBroad: true });
      return;
    }
    const isJoined =
      (join === 'and' || join === 'then' || join === 'slash') && statement.kind !== 'until' && !statement.isLimit;
    const isPreferred = hasPreference && statement.kind === 'part' && join === 'but';
    if (join === 'so' && statement.kind === 'clock') last.ranges = ranges;
    else if (statement.isAlso || isPreferred || isJoined)
      last.ranges = joinedRanges([...(last.ranges ?? []), ...ranges]);
    else for (const one of offers) limit(one, ranges);
  }

  function limit(one: Offer, ranges: readonly Range[]): void {
    one.ranges = withinRanges(one.ranges ?? [WHOLE_DAY], ranges);
    if (one.ranges.length === 0) ask(one.statement);
  }

  function offerDays(statement: Statement, said: readonly string[]): void {
    if (said.length === 0) {
      if (statement.group === null) ask(statement);
      return;
    }
    if (context && statement.ranges !== null && !statement.isBroad && !statement.isOtherwise) notInstead(context, said);
    context = null;
    // Of what was doubted before, this is sure.
    if (!statement.isBroad && statement.group === null && (statement.isAgreed || statement.isSettled))
      for (const date of said) doubted.delete(date);
    const last = offers.at(-1);
    const isDateless = last?.dates.length === 0;
    // « à partir de 16h30 sauf le week-end où c'est toute la journée ».
    if (statement.isWhere && last && isDateless) last.dates = all.filter((date) => !said.includes(date));
    const isOther = statement.isOtherwise && statement.group === null;
    if (isOther && last && isDoubtfulElse(statement, last)) {
      ask(last.statement);
      ask(statement);
      return;
    }
    const dates = isOther ? said.filter((date) => !offers.some((one) => one.dates.includes(date))) : said;
    if (isOfEarlier(statement, dates)) return;
    // « en continu du vendredi 18h au samedi 18h ».
    const isBare = statement.ranges === null && statement.group === null;
    const isLoose = isDateless && statement.edges.size > 0 && isBare;
    if (isLoose) offers.pop();
    const isOnly = isDateless && offers.length === 1 && statement.isOnly && statement.ranges === null;
    const ranges = isLoose || isOnly ? (last?.ranges ?? null) : statement.ranges;
    if ((statement.group === 'others' || statement.group === 'rest') && ranges === null) {
      offers.push({ statement, dates, ranges: [WHOLE_DAY], isBroad: true });
      return;
    }
    if (ranges) lastHours = statement;
    offers.push({ statement, ...besideEarlier(statement, dates, ranges), isBroad: statement.isBroad });
    remember(dates);
  }

  /** « plutôt vendredi, sinon samedi ». */
  function isDoubtfulElse(statement: Statement, { statement: before }: Offer): boolean {
    return !statement.isBroad && statement.ranges === null && !before.isLimit && before.leads === null;
  }

  /** Days that say more of an offer that stands. */
  function isOfEarlier(statement: Statement, dates: readonly string[]): boolean {
    const { ranges, join, group, edges } = statement;
    const isBeside = join === null || join === 'comma';
    const bare = offers.filter((one) => one.ranges === null);
    // « du jeudi au samedi, tous les soirs ».
    if (statement.isBroad && dates.length === all.length && ranges !== null && bare.length > 0 && isBeside) {
      for (const one of bare) one.ranges = ranges;
      return true;
    }
    const last = offers.at(-1);
    if (last && ranges === null) {
      // « tous les soirs du jeudi au samedi »: fewer days of the same.
      const isCloser = last.isBroad && group === null && (isBeside || join === 'open' || join === 'colon');
      // « le matin uniquement: mercredi, jeudi ».
      const isLed = last.dates.length === 0 && edges.size === 0;
      if (isLed || (isCloser && dates.every((date) => last.dates.includes(date)))) {
        last.dates = dates;
        for (const [date, edge] of edges) last.statement.edges.set(date, edge);
        last.isBroad = statement.isBroad;
        remember(dates);
        return true;
      }
    }
    // « les deux jours à partir de 9h ».
    if (!last || (group !== 'those' && group !== 'that')) return false;
    const hours = ranges ?? (lastHours?.kind === 'until' || lastHours?.kind === 'from' ? lastHours.ranges : null);
    if (hours) for (const one of offers) one.ranges = withinRanges(one.ranges ?? [WHOLE_DAY], hours);
    return true;
  }

  /** Days of which something was said before: they have the hours of the closer one, or of both. */
  function besideEarlier(
    statement: Statement,
    said: readonly string[],
    hours: readonly Range[] | null,
  ): Pick<Offer, 'dates' | 'ranges'> {
    let [dates, ranges] = [said, hours];
    const isBare = ranges === null && statement.edges.size === 0;
    for (const one of [...offers]) {
      const same = one.dates.filter((date) => dates.includes(date));
      if (same.length === 0) continue;
      const isOneBare = one.ranges === null && one.statement.edges.size === 0;
      if (statement.isBroad && !one.isBroad) {
        if (ranges === null) dates = dates.filter((date) => !same.includes(date));
      } else if (isBare && !one.isBroad) {
        if (!isOneBare) dates = dates.filter((date) => !same.includes(date));
      } else if (one.isBroad || one.dates.length > dates.length) {
        one.dates = one.dates.filter((date) => !same.includes(date));
        const [has, mine] = [one.ranges?.[0], ranges?.[0]];
        if (statement.isAlso) offers.push({ ...one, dates: same });
        // « tous les jours de 14h à 18h et le samedi jusqu'à 22h ».
        else if (statement.kind === 'until' && !statement.isLimit && has && has[0] > 0 && mine)
          ranges = [[has[0], mine[1]]];
      } else if (isOneBare && ranges) one.dates = one.dates.filter((date) => !same.includes(date));
      else if (ranges && (statement.kind === 'from' || statement.kind === 'until') && touches(one.ranges, ranges)) {
        if (one.statement.kind === statement.kind) ask(one.statement);
        one.ranges = withinRanges(one.ranges ?? [WHOLE_DAY], ranges);
        ranges = one.ranges;
      }
    }
    return { dates, ranges };
  }

  function touches(some: readonly Range[] | null, others: readonly Range[]): boolean {
    return (some ?? []).some((one) => others.some((other) => rangesOverlap(one, other)));
  }

  /** What somebody does instead on days that are offered at other hours takes no more away. */
  function notInstead(statement: Statement, dates: readonly string[] | null): void {
    const one = taken.find((each) => each.statement === statement && statement.ranges === null);
    if (one) one.dates = dates === null ? [] : (one.dates ?? all).filter((date) => !dates.includes(date));
  }

  /**
   * Where only something is refused, all the rest is offered; where somebody only says what they
   * do, nothing.
   */
  function offerTheRest(): void {
    // Hours without a day are of the days that are in doubt.
    const isOfNone = offers.every((one) => one.statement.dates === null);
    if (isOfNone && unclear.some((one) => one.role === 'offer')) for (const one of offers) ask(one.statement);
    const [first] = statements;
    if (!first || offers.length > 0 || outside.length > 0 || unclear.length > 0) return;
    const isRefused = taken.some(({ statement: { role } }) => role === 'not' || role === 'except') || stays.length > 0;
    if (isRefused && !statements.some(isBusy))
      offers.push({ statement: { ...first, edges: new Map() }, dates: all, ranges: [WHOLE_DAY], isBroad: true });
    else for (const one of statements) if (isBusy(one)) unclear.push(one);
  }

  function hoursOfDays(): Map<string, Range[]> {
    const days = new Map<string, Range[]>();
    // Hours without a day beside days that were said are of no other days.
    const named = new Set(offers.flatMap((one) => one.dates));
    const dateless = all.filter((one) => named.size === 0 || named.has(one));
    for (const { statement, dates, ranges } of offers)
      for (const date of dates.length > 0 || statement.dates !== null ? dates : dateless) {
        const edge = statement.edges.get(date) ?? WHOLE_DAY;
        days.set(date, joinedRanges([...(days.get(date) ?? []), ...withinRanges(ranges ?? [WHOLE_DAY], [edge])]));
      }
    for (const one of taken)
      for (const date of one.dates ?? all) {
        const has = days.get(date) ?? [];
        if (!isNoQuarrel(one, withinRanges(has, one.ranges))) days.set(date, without(has, one.ranges));
      }
    for (const stay of stays)
      for (const date of all) {
        const range = stay.get(date);
        days.set(date, range ? withinRanges(days.get(date) ?? [], [range]) : []);
      }
    return days;
  }

  function isNoQuarrel({ statement: { role, kind } }: Taken, shared: readonly Range[]): boolean {
    const [range, ...more] = shared;
    if (role === 'except' || kind !== 'part' || !range || more.length > 0) return false;
    return NO_QUARREL[role === 'not' ? 'not' : 'busy'].some((one) => isInside(range, one));
  }

  /** No day or hour that was said is lost without a question. */
  function askForTheLost(): void {
    if (isAllUnclear) return;
    const isNamed = (date: string) =>
      offers.some(({ isBroad, statement: { ends, dates } }) => !isBroad && ends.length === 0 && dates?.includes(date));
    // « samedi et dimanche, sauf dimanche ».
    for (const { statement, dates } of taken)
      if (statement.role === 'except' && statement.ranges === null && dates?.some(isNamed)) ask(statement);
    for (const claim of claims) if (isLost(claim)) ask(claim.statement);
  }

  /**
   * Whether a day that was offered has no hours, or at an hour that was said nothing begins or
   * ends.
   */
  function isLost({ statement, dates, ranges }: Claim): boolean {
    const isGiven = (date: string) => doubted.has(date) || (offered.get(date)?.length ?? 0) > 0;
    const named = statement.ends.length > 0 ? statement.ends : dates;
    if (statement.group === null && !statement.isBroad && !named.every(isGiven)) return true;
    const left = (dates.length > 0 ? dates : all).filter((date) => !doubted.has(date));
    const hours = left.flatMap((date) => offered.get(date) ?? []);
    const isSaid = (range: Range) =>
      hours.some((one) => range.some((bound, i) => bound % DAY_MINUTES !== 0 && bound === one[i]));
    return left.length > 0 && !ranges.every((range) => isInside(WHOLE_DAY, range) || isSaid(range));
  }
}
