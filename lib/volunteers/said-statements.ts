import type { Kind, PartOfDay } from './said-lexicon.ts';
import { type DaysRead, type HoursKind, type HoursRead, phrasesOf, type SaidDays } from './said-phrases.ts';
import { isInside, type Range, rangesOverlap, WHOLE_DAY, withinRanges } from './said-ranges.ts';
import type { SaidToken } from './said-tokens.ts';

/** What somebody says of some days and hours. */
export type Statement = {
  /**
   * Offered, refused, an exception of what was offered, or something else to do; the last two begin
   * or end a stay.
   */
  role: 'offer' | 'not' | 'except' | 'busy' | 'busyUntil' | 'arrive' | 'depart';
  /** Null where hours are said and no day. */
  dates: string[] | null;
  /** The hours of days at which a stretch of days begins or ends. */
  edges: Map<string, Range>;
  /** Of a stretch of days those that were named. */
  ends: string[];
  /** The days as they were said, those after a comma apart. */
  lists: string[][];
  group: 'others' | 'rest' | 'those' | 'that' | null;
  /** Said with one word: the weekend, every day. */
  isBroad: boolean;
  /** Of which some are no days of the festival. */
  isOutside: boolean;
  /** Null where no hours are said. */
  ranges: readonly Range[] | null;
  kind: HoursKind | null;
  part: PartOfDay | null;
  /** « pas avant », « je dois partir à ». */
  isLimit: boolean;
  /** “Friday or Saturday nights” is said of both. */
  isPlural: boolean;
  isHoursFirst: boolean;
  isOnly: boolean;
  isAlso: boolean;
  /** « idem ». */
  isSame: boolean;
  /** Two of its days are joined by « et »: what follows a comma is no part of it. */
  isAnded: boolean;
  /** Said to be right, or not; and before it was named. */
  isSettled: boolean;
  isAgreed: boolean;
  /** « sauf samedi où … ». */
  isWhere: boolean;
  /** « sinon ». */
  isOtherwise: boolean;
  /** « je finis à 16h, ensuite ok ». */
  isFreeAfter: boolean;
  isUnclear: boolean;
  /** Words nobody knows stand beside it. */
  isStrange: boolean;
  /** What stands before it, and « donc », « mais » or « puis » between it and what follows. */
  join: Kind | null;
  leads: 'so' | 'but' | 'then' | null;
  sentence: number;
  /** Where it stands in the text. */
  start: number;
  end: number;
};

const isBusy = (role: Statement['role']) => role === 'busy' || role === 'busyUntil';
const isPlain = (role: Statement['role']) => role === 'offer' || role === 'arrive' || role === 'depart';

/** What was said, and how many hours (in minutes) and days it is to be. */
type SaidText = { statements: Statement[]; isUnclear: boolean; lengths: number[]; counts: number[] };

/** Whether days are offered without a limit. */
const isWhole = ({ role, ranges, kind, edges }: Statement) =>
  role === 'offer' && edges.size === 0 && (ranges === null || kind === 'whole');

const CLOSING = /cordialement|cdlt|cdt|bien a vous|regards|bises|bisous/;

/** « Mme Martin, par téléphone : samedi ». */
const NAMING = /^(?:mme|m\.|madame|monsieur|mr|mrs|ms|appel|telephone|phone|mail|fiche)$/;

const NUMBER_WORDS = ['', 'un', 'deux', 'trois', 'quatre', 'cinq'];
const ENGLISH_NUMBERS = ['', 'one', 'two', 'three', 'four', 'five'];
const amountOf = (word: string) => {
  const [first = ''] = word.split(' ');
  const count = Number.parseInt(first, 10);
  if (!Number.isNaN(count)) return count;
  return Math.max(NUMBER_WORDS.indexOf(first.replace(/^une$/, 'un')), ENGLISH_NUMBERS.indexOf(first));
};
const PART_OF_AMOUNT: readonly [RegExp, PartOfDay][] = [
  [/soir|evening/, 'evening'],
  [/matin|morning/, 'morning'],
  [/apres|afternoon/, 'afternoon'],
  [/night/, 'night'],
];

const SEPARATORS: readonly Kind[] = [
  'comma',
  'stop',
  'slash',
  'colon',
  'and',
  'or',
  'dash',
  'open',
  'close',
  'but',
  'so',
  'then',
  'also',
];

/** What can take hours away. */
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

/** What joins days to a list. */
const LIST_JOINS: readonly Kind[] = ['and', 'comma', 'slash', 'dash', 'also', 'or'];

/** The statements of a text, in the order they stand. */
export function statementsOf(tokens: readonly SaidToken[], festival: SaidDays): SaidText {
  const { daysAt, hoursAt, is } = phrasesOf(tokens, festival);
  const statements: Statement[] = [];
  let isTextUnclear = false;
  /** The statement that more days or hours may belong to. */
  let current: Statement | null = null;
  /** What the next statement says of its days, by the word at `modeStart`. */
  let mode: Statement['role'] = 'offer';
  let modeStart = 0;
  /** The strongest separator since the last days or hours; « , et » is a comma. */
  let join: Kind | null = null;
  let isCommaAnd = false;
  let sentence = 0;
  /** Words that are of the next statement. */
  let isOnly = false;
  let isAgreed = false;
  let isSame = false;
  let isOtherwise = false;
  /**
   * Between two separators: words of reasons, words nobody knows and that are of no known days,
   * what was said, and whether it is offered or doubted.
   */
  let strange = 0;
  let isUnknown = false;
  let loose = 0;
  let touched: Statement[] = [];
  let hasContent = false;
  let offered = false;
  let isDoubted = false;
  let isPolite = false;
  /** Behind « pour », and behind « car », of which nothing is read. */
  let isAside = false;
  let isAim = false;
  let isDeaf = false;
  /** In brackets, and the statement before them. */
  let isBracketed = false;
  let held: Statement | null = null;
  let skipTo = 0;
  /** Sentences with a word that may be the one that says no. */
  const unknownIn = new Set<number>();
  /**
   * A word was passed over that may have named days; hours without a day, and what is left over,
   * are then of nobody knows which.
   */
  let mayMissDays = false;
  const lengths: number[] = [];
  const counts: number[] = [];

  const begin = (i: number): Statement => {
    const at = mode === 'offer' ? (tokens[i]?.start ?? 0) : modeStart;
    const statement: Statement = {
      role: mode,
      dates: null,
      edges: new Map(),
      lists: [],
      group: null,
      isBroad: false,
      ends: [],
      isOutside: false,
      ranges: null,
      kind: null,
      part: null,
      isLimit: false,
      isPlural: false,
      isHoursFirst: false,
      isOnly,
      isAlso: join === 'also',
      isSame,
      isAnded: false,
      isSettled: false,
      isAgreed,
      isWhere: false,
      isFreeAfter: false,
      isUnclear: isDoubted,
      isStrange: strange > 0 && !isBusy(mode),
      join,
      leads: null,
      isOtherwise,
      sentence,
      start: at,
      end: tokens[i]?.end ?? at,
    };
    isOnly = false;
    isAgreed = false;
    isSame = false;
    isOtherwise = false;
    statements.push(statement);
    current = statement;
    return statement;
  };
  const close = () => {
    current = null;
  };
  /** The next token that says something, and whether a separator stands before it. */
  const nextOf = (from: number) => {
    let i = from;
    let isSeparated = false;
    while (i < tokens.length && is(i, 'filler', 'article', ...SEPARATORS)) {
      if (!is(i, 'filler', 'article')) isSeparated = true;
      i += 1;
    }
    return { i, isSeparated };
  };
  const endSegment = (kind: Kind, at: number) => {
    // A « sauf », « pas » or « seulement » that belongs to nothing.
    if ((isRefusal({ role: mode }) && !isDoubted) || (isOnly && kind === 'stop' && !isAside)) isTextUnclear = true;
    const last: Statement | undefined = statements.at(-1);
    if (strange > 0 && !hasContent && !isAside && !isPolite && !isDoubted) {
      // A reason is no offer: before « donc », of an exception, before anything was said, in a
      // sentence of its own.
      const isReason =
        kind === 'so' ||
        kind === 'but' ||
        kind === 'then' ||
        !last ||
        (last.role !== 'offer' && last.role !== 'arrive') ||
        last.sentence !== sentence;
      if (!isReason) for (const one of statements) if (one.sentence === last.sentence) one.isUnclear = true;
    }
    if (isDoubted && touched.length > 0) for (const one of touched) one.isUnclear = true;
    else if (isDoubted) {
      if (last) last.end = Math.max(last.end, tokens[at - 1]?.end ?? 0);
      if (isBracketed && last) {
        last.isUnclear = true;
        close();
      } else if (last && last.sentence === sentence && !isCommaAnd) {
        // « samedi, peut-être dimanche, ça dépend »: of what is in doubt already.
        if (!last.isUnclear) for (const one of statements) if (one.sentence === sentence) one.isUnclear = true;
      } else if (isCommaAnd || ((kind === 'but' || is(at + 1, 'but')) && statements.length === 0)) {
        // « I'll know closer to the time, but Saturday is a yes »: of Saturday nobody doubts.
        const statement = begin(Math.max(at - 1, 0));
        statement.dates = [];
        statement.group = 'rest';
        statement.isUnclear = true;
        close();
      } else isTextUnclear = true;
    }
    const isOfReason = kind === 'so' || (kind === 'comma' && is(at + 1, 'so') && !hasContent);
    if (isUnknown && !isOfReason && !isPolite && !isDoubted) unknownIn.add(sentence);
    if (isUnknown && hasContent) mayMissDays = true;
    // « any … day »: the word between may be anything.
    if (strange > 0 && loose > 0 && !isDoubted) isTextUnclear = true;
    loose = 0;
    strange = 0;
    isUnknown = false;
    hasContent = false;
    touched = [];
    isDoubted = false;
    offered = false;
  };

  const isBeforeDays = (from: number) => {
    const { i: next, isSeparated } = nextOf(from);
    return !isSeparated && daysAt(next) !== null;
  };
  /** The hours of days that a list may go on with: « samedi et dimanche à partir de 10h ». */
  const hoursAfter = (from: number): HoursRead | null => {
    let at = from;
    while (is(at, 'only', 'filler', 'offer', 'article') && at < from + 3 && !hoursAt(at)) at += 1;
    const found = hoursAt(at);
    // A limit is of all that stands before it.
    if (found) return found.isLimit ? null : found;
    const next = is(from, 'and', 'slash', 'dash') ? daysAt(from + 1) : null;
    return next && next.next > from ? hoursAfter(next.next) : null;
  };

  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i];
    if (!token) break;
    // What stands below the greeting is a name.
    if (token.is === 'filler' && statements.length > 0 && CLOSING.test(token.word)) break;
    if (isDeaf && !is(i, 'comma', 'stop', 'close', 'so', 'offer', 'doubt', 'otherwise', 'except')) {
      i += 1;
      continue;
    }
    if (
      is(i, 'clock') &&
      /^[1-8] ?h(?:eures?|ours?|rs?)?$/.test(token.word) &&
      !is(
        i - 1,
        'part',
        'from',
        'until',
        'before',
        'after',
        'between',
        'to',
        'dash',
        'about',
        'for',
        'clock',
        'leave',
        'busyUntil',
        'slash',
        'and',
      ) &&
      !is(i + 1, 'to', 'dash', 'until', 'slash', 'clock', 'am', 'pm', 'midday', 'midnight') &&
      !/^(?:[de]|de|a|at)$/.test(tokens[i - 1]?.word ?? '')
    ) {
      lengths.push(token.value * 60);
      i += 1;
      continue;
    }
    if (is(i, 'open') && isPassedOver(i)) {
      while (i < tokens.length && !is(i, 'close')) i += 1;
      i += 1;
      continue;
    }
    const hours = isAside && !is(i, 'until', 'from', 'clock', 'whole', 'part') ? null : hoursAt(i);
    const days = hours && !is(i, 'part', 'whole') && hours.kind !== 'at' && !hours.isUnclear ? null : daysAt(i);
    if (days && days.next > i && !(hours && hours.next > days.next)) {
      nameDays(days, i);
      i = days.next;
      continue;
    }
    if (hours && hours.next > i && !isDeaf) {
      isAside = false;
      attach(hours, i);
      i = hours.next;
      continue;
    }
    const before: Statement['role'] = mode;
    const wasDoubted = isDoubted;
    word(token, i);
    if (mode !== before) {
      modeStart = token.start;
      if (isRefusal({ role: before }) && skipTo <= i && !wasDoubted) isTextUnclear = true;
    }
    i = Math.max(i + 1, skipTo);
  }
  endSegment('stop', tokens.length);
  const isOfTheRest = ({ group, dates }: Statement) => group === 'others' || group === 'rest' || dates === null;
  const mayBeMore = mayMissDays && statements.every((one) => one.role !== 'offer' || isOfTheRest(one));
  const isUnclear = isTextUnclear || mayBeMore || statements.some((one) => unknownIn.has(one.sentence));
  return { statements, isUnclear, lengths, counts };

  /** Days at a place: more of the statement that stands, fewer of it, or a new one. */
  function nameDays(days: DaysRead, at: number): void {
    isAside = false;
    const before = current;
    const follows = hoursAfter(days.next);
    if (before && isPartOf(before, days, at)) {
      before.isUnclear ||= days.isUnclear;
      before.end = tokens[days.next - 1]?.end ?? before.end;
      return;
    }
    const isExcluded = join === 'comma' && is(days.next, 'except') && /^exclu/.test(tokens[days.next]?.word ?? '');
    if (isExcluded) mode = 'not';
    const joins = before !== null && !isExcluded && joinsDays(before, days, follows);
    // « pas dispo vendredi, samedi matin » offers the morning, or refuses it.
    if (
      before?.role === 'not' &&
      !before.isSettled &&
      !days.group &&
      join === 'comma' &&
      follows?.kind === 'part' &&
      !joins &&
      mode === 'offer' &&
      before.ranges === null
    )
      isDoubted = true;
    // « soir + week-end »: evenings of the other days.
    if (before?.ranges && days.isBroad && join === 'and' && !joins && before.isHoursFirst)
      before.dates ??= festival.dates.filter((date) => !days.dates.includes(date));
    if (before && !joins && goesOn(before, days, follows)) mode = before.role;
    const statement = joins && before ? before : begin(at);
    if (join === 'or' && statement.role === 'offer') {
      statement.isUnclear = true;
      if (before) before.isUnclear = true;
    }
    if (join === 'and' && (joins || before?.ranges === null)) statement.isAnded = true;
    addDays(statement, days, joins && join !== 'comma', at);
    said(statement, days.next);
  }

  function addDays(statement: Statement, days: DaysRead, isSameList: boolean, at: number): void {
    const isNight = statement.part === 'deepNight' || statement.part === 'night';
    // « la nuit de samedi à dimanche » is one.
    const isOneNight = statement.ranges !== null && isNight && days.dates.length === 2 && days.next - at >= 3;
    const dates = isOneNight ? days.dates.slice(0, 1) : days.dates;
    statement.dates = [...(statement.dates ?? []), ...dates];
    if (isSameList && statement.lists.length > 0) statement.lists.at(-1)?.push(...days.dates);
    else statement.lists.push([...days.dates]);
    for (const [date, range] of days.edges) statement.edges.set(date, range);
    if (!isOneNight) statement.ends.push(...days.ends);
    statement.group ??= days.group;
    statement.isBroad ||= days.isBroad;
    statement.isOutside ||= days.isOutside;
    statement.isUnclear ||= days.isUnclear;
  }

  /**
   * What was read belongs to the statement: it ends at a place, and nothing stands behind it yet.
   */
  function said(statement: Statement, next: number): void {
    touched.push(statement);
    statement.end = tokens[next - 1]?.end ?? statement.end;
    statement.isUnclear ||= isDoubted;
    statement.isOnly ||= isOnly;
    statement.isSame ||= isSame;
    if (strange > 0 && !isBusy(statement.role)) statement.isStrange = true;
    isOnly = false;
    isSame = false;
    isCommaAnd = false;
    hasContent = true;
    mode = 'offer';
    join = null;
  }

  function areAll(dates: readonly string[] | null): boolean {
    return dates?.length === festival.dates.length;
  }

  /**
   * « tous les soirs du jeudi au samedi », « mercredi 25 à la soirée d'ouverture »,
   * « samedi tout sauf le soir »: the same days, more closely.
   */
  function isPartOf(before: Statement, days: DaysRead, at: number): boolean {
    if (join !== null || before.dates === null) return false;
    const isBare = before.ranges === null;
    if (isBare && days.edges.size > 0 && days.dates.every((date) => before.dates?.includes(date))) {
      for (const [date, range] of days.edges) before.edges.set(date, range);
      return true;
    }
    if (isBare && days.isBroad && areAll(days.dates) && tokens[at]?.word === 'tout') {
      before.ranges = [WHOLE_DAY];
      before.kind = 'whole';
      return true;
    }
    if (!before.isBroad || before.kind !== 'part' || before.role !== mode || days.group || !areAll(before.dates))
      return false;
    before.dates = [...days.dates];
    before.lists = [[...days.dates]];
    for (const [date, range] of days.edges) before.edges.set(date, range);
    before.isBroad = days.isBroad;
    return true;
  }

  /** Whether days belong to the list that stands. */
  function joinsDays(before: Statement, days: DaysRead, follows: HoursRead | null): boolean {
    const isListed = join === null || LIST_JOINS.includes(join);
    const isStretch = days.edges.size > 0;
    const isDateless = before.dates === null;
    if (before.role !== mode && mode !== 'offer') return false;
    if (before.isSettled && !isDateless) return false;
    if (before.group || (days.group && !(isDateless && before.ranges && join === null))) return false;
    if (before.isStrange && join !== null) return false;
    const after = follows?.next ?? days.next;
    if (join === 'comma') {
      if (before.role === 'not' && (offered || follows)) return false;
      // “maybe Thursday, Friday yes”; « ok le 28, le 29 je ne sais pas ».
      if (before.isUnclear && is(after, 'yes')) return false;
      if (before.isAgreed && is(is(after, 'filler') ? after + 1 : after, 'doubt', 'not')) return false;
    }
    // « vendredi et lundi 10h-12h » of a festival that ends on Sunday: the pieces are named apart.
    if (before.ranges === null && !isDateless && (before.dates?.length === 0) !== (days.dates.length === 0))
      return false;
    if (isDateless) {
      if (before.ranges === null) return false;
      if (isStretch) return before.role !== 'offer' && join === null;
      if (days.isBroad && join === 'and') return false;
      const isBeside = isListed || join === 'colon' || join === 'open';
      return isBeside && !(follows && follows.kind !== 'part' && join !== null);
    }
    if (isStretch || before.edges.size > 0) return false;
    if (areAll(before.dates) || areAll(days.dates)) return festival.dates.length === 1;
    if (before.ranges) return before.isHoursFirst && isListed && !follows && !days.isBroad;
    const isClosed = before.isBroad && !days.isBroad;
    const isOther = before.isAnded && !before.isAlso && join === 'comma' && follows !== null;
    return (isListed || join === 'colon' || (isBracketed && join === 'open')) && !isClosed && !isOther;
  }

  /**
   * Whether days that begin a statement are refused or excepted as those before:
   * « sauf mercredi matin et jeudi soir ».
   */
  function goesOn(before: Statement, days: DaysRead, follows: HoursRead | null): boolean {
    if (before.role !== 'except' && before.role !== 'not') return false;
    if (mode !== 'offer' || before.isSettled || isCommaAnd || days.group) return false;
    if (join === 'and' || join === 'or') return true;
    return join === 'comma' && !offered && (!follows || (before.kind === 'part' && follows.kind === 'part'));
  }

  /** Whether brackets hold prose: « (je garde ma petite-fille) ». */
  function isPassedOver(open: number): boolean {
    const isFirstPerson = /^(?:je|j'?|i|i'm)$/.test(tokens[open + 1]?.word ?? '');
    let isProse = isFirstPerson;
    // « Mme Martin (par téléphone) : samedi ».
    let end = open;
    while (end < open + 9 && !is(end, 'close')) end += 1;
    if (statements.length === 0 && is(end + 1, 'colon')) return true;
    const last = statements.at(-1);
    const isOfWhole = last !== undefined && isWhole(last);
    for (let at = open + 1; at < tokens.length && !is(at, 'close'); at += 1) {
      // Longer ones are no brackets.
      if (at > open + 40) return false;
      if (is(at, 'unknown') && isOfWhole) return false;
      if (is(at, 'doubt', 'offer', 'only', 'pause', 'except', 'from', 'date', 'busyUntil')) return false;
      if (is(at, 'weekday') && !is(open + 1, 'reason', 'busy')) return false;
      if (is(at, 'after') && hoursAt(at)) return false;
      if (is(at, 'clock', 'number') && !is(open + 1, 'filler', 'busy')) return false;
      if (is(at, 'not') && !isFirstPerson) return false;
      if (is(at, 'unknown', 'reason', 'busy') || (is(at, 'filler') && (tokens[at]?.word.length ?? 0) > 3))
        isProse = true;
    }
    return isProse;
  }

  /** Hours at a place: of the statement that stands, or of a new one. */
  function attach(read: HoursRead, at: number): void {
    const before = current;
    const last = statements.at(-1);
    const hours = asBefore(read, last);
    // « 18h-22h (après le boulot) ».
    if (before?.ranges && hours.isUnclear && is(at, 'vagueFrom') && join === 'open') return;
    const joins = before !== null && joinsHours(before, hours);
    // « sauf dimanche et le soir ».
    if (before && !joins && isRefusal(before) && before.dates && before.ranges === null && join === 'and')
      mode = before.role;
    const statement = joins && before ? before : begin(at);
    if (statement.dates === null && held && isBracketed && statement.role === 'except')
      statement.dates = [...(held.dates ?? [])];
    const isOfReason = !joins && join === 'so' && last !== undefined && (last.role !== 'offer' || last.isStrange);
    if (statement.dates === null && isOfReason && last.dates && !isBeforeDays(hours.next))
      statement.dates = [...last.dates];
    if (statement.dates === null) statement.isHoursFirst = true;
    if (statement.dates === null && mayMissDays && !isBeforeDays(hours.next)) isTextUnclear = true;
    if (statement.ranges === null) {
      statement.ranges = [...hours.ranges];
      statement.kind = hours.kind;
      statement.part = hours.part ?? null;
    } else if (statement.ranges.length === 0 || hours.ranges.length === 0) statement.isUnclear = true;
    else combine(statement, hours);
    statement.isUnclear ||= hours.isUnclear;
    statement.isLimit ||= hours.isLimit;
    // « mais ma mère vient me chercher à 22h max » can only take away.
    if (hours.isLimit) strange = 0;
    if (hours.isLimit && !joins && statement.dates === null) statement.isStrange = false;
    statement.isPlural ||= /(?:ing|noon|night)s$/.test(tokens[at]?.word ?? '');
    // « sauf samedi : 10h-12h ».
    const isOther = statement.isWhere || (joins && join === 'colon' && hours.kind === 'clock');
    if (isOther && statement.role === 'except') statement.role = 'offer';
    said(statement, hours.next);
  }

  /** « à partir de 8h le samedi et de 10h le dimanche »: the second as the first. */
  function asBefore(hours: HoursRead, last: Statement | undefined): HoursRead {
    const [range] = hours.ranges;
    const isBound = last?.kind === 'from' || last?.kind === 'until';
    if (hours.kind !== 'at' || !range || !last || !isBound || (join !== 'and' && join !== 'comma')) return hours;
    if (!last.isHoursFirst && last.role === 'offer') return hours;
    if (mode === 'offer') mode = last.role;
    return { ...hours, kind: last.kind ?? 'at', ranges: [last.kind === 'from' ? range : [0, range[0]]] };
  }

  function isRefusal({ role }: Pick<Statement, 'role'>): boolean {
    return role === 'not' || role === 'except';
  }

  /** Whether hours belong to the statement that stands. */
  function joinsHours(before: Statement, hours: HoursRead): boolean {
    if (before.role !== mode && mode !== 'offer') return false;
    const isOffer = before.role === 'offer';
    // « sauf vendredi, mais pas avant 14h ».
    if (!isOffer && hours.isLimit) return false;
    // « vendredi 9h-12h, 14h-18h samedi »: they are of the days behind them.
    const isLed = before.ranges !== null || join === 'and' || join === 'but' || join === 'comma';
    if (before.dates && isLed && join !== null && join !== 'colon' && isBeforeDays(hours.next)) return false;
    if (before.ranges === null) {
      // « sauf samedi, de 10h à 16h ».
      if (isRefusal(before) && before.dates) return join === null || join === 'open' || join === 'colon';
      return isOffer || (join !== 'so' && join !== 'but');
    }
    if (join === 'stop' || join === 'so' || join === 'but' || join === 'then') return false;
    // « pas le soir, la journée oui »; “daytime Wed-Fri, evenings are for the kids”.
    if (join === 'comma' && is(hours.next, isOffer ? 'not' : 'yes')) return false;
    const isExact = hours.kind === 'clock' || hours.kind === 'part';
    return isOffer || isExact || !(hours.isLimit || join === 'comma');
  }

  /** More hours of the same days: « matin et soir », « soir (18h-23h) ». */
  function combine(statement: Statement, hours: HoursRead): void {
    const has = statement.ranges ?? [];
    const mine = has.at(-1);
    const [theirs] = hours.ranges;
    if (!mine || !theirs) return;
    if (hours.isLimit && statement.kind !== 'at') {
      narrow(statement, theirs);
      return;
    }
    const isMore = join === 'and' || join === 'then' || join === 'slash' || join === 'also';
    if (join === 'or') statement.isUnclear = true;
    const isPart = statement.kind === 'part' || statement.kind === 'whole';
    const isPartNext = hours.kind === 'part' || hours.kind === 'whole';
    const isBound = statement.kind === 'from' || statement.kind === 'until';
    const isBoundNext = hours.kind === 'from' || hours.kind === 'until';
    if (statement.kind === 'at' && hours.kind === 'until' && theirs[1] > mine[0]) {
      statement.ranges = [[mine[0], theirs[1]]];
      statement.kind = 'clock';
    } else if (isBound && isBoundNext && statement.kind !== hours.kind && !(isMore && theirs[0] >= mine[1])) {
      // « avant 14h et après 18h », “from noon, have to leave at 5”.
      if (isMore && mine[0] >= theirs[1]) statement.ranges = [theirs, mine];
      else narrow(statement, theirs);
      statement.kind = hours.kind;
    } else if (isPart && !isPartNext && (!isMore || isInside(theirs, mine))) {
      if (hours.kind === 'clock' && !rangesOverlap(mine, theirs)) statement.ranges = [...has, theirs];
      else if (isCloser(statement, mine, hours, theirs)) statement.ranges = [...has.slice(0, -1), theirs];
      else narrow(statement, theirs);
      statement.kind = hours.kind;
    } else if (!isPart && isPartNext && !isMore) narrow(statement, theirs);
    else {
      statement.ranges = [...has, theirs];
      statement.kind = hours.kind;
      statement.part = hours.part ?? null;
    }
  }

  /**
   * Hours of the clock that say when a part of the day is: « soir à partir de 17h30 », “lunch shift
   * (11:30-3)”.
   */
  function isCloser({ kind, part }: Statement, mine: Range, hours: HoursRead, theirs: Range): boolean {
    if (hours.kind === 'clock') return kind === 'part';
    if (hours.kind !== 'from') return false;
    return part === 'lateAfternoon' || (part === 'evening' && theirs[0] < mine[0] && theirs[0] >= mine[0] - 120);
  }

  function narrow(statement: Statement, by: Range): void {
    // « jeudi soir et vendredi soir à partir de 19h30 » is said of both.
    const before = statements[statements.indexOf(statement) - 1];
    const isBeside = statement.join === 'and' || statement.join === 'comma';
    const isSamePart = statement.part !== null && before?.part === statement.part && before.kind === 'part';
    if (before?.role === 'offer' && isBeside && isSamePart) narrow(before, by);
    const has = statement.ranges ?? [];
    const narrower = withinRanges(has.slice(-1), [by]);
    statement.ranges = [...has.slice(0, -1), ...narrower];
    if (narrower.length === 0) statement.isUnclear = true;
  }

  function word(token: SaidToken, at: number): void {
    switch (token.is) {
      case 'each':
      case 'days':
        if (token.is === 'each' || !hasContent) loose += 1;
        return;
      case 'filler':
      case 'to':
      case 'article':
      case 'onwards':
        if (/merci|thank|cordial|regard|bonne|belle|bise|bisous|bien a vous|a bientot|cdlt|cheers/.test(token.word))
          isPolite = true;
        return;
      case 'comma':
      case 'stop':
      case 'but':
      case 'so':
      case 'then':
      case 'slash':
      case 'colon':
      case 'open':
      case 'close':
      case 'and':
      case 'or':
      case 'dash':
      case 'also':
        if (token.is === 'also' && current && join === null) current.isAlso = true;
        separate(token, at);
        return;
      case 'because':
        isAside = true;
        isDeaf = true;
        doubtWhole(at);
        return;
      case 'purpose':
      case 'for':
        // « dimanche pour le démontage » is not the whole day.
        if (
          current?.dates &&
          current.ranges === null &&
          join === null &&
          current.role === 'offer' &&
          !current.isOutside &&
          tokens.slice(at + 1, at + 3).some(({ word: said }) => /^(?:demontage|take|load|clear)/.test(said)) &&
          ![2, 3, 4].some((more) => hoursAt(at + more))
        )
          current.isUnclear = true;
        isAside = true;
        isAim = /^(?:pour|pr|for)$/.test(token.word);
        return;
      case 'about':
      case 'amount':
        if (token.is === 'amount') amount(token, at);
        return;
      case 'where': {
        let next = at + 1;
        while (is(next, 'filler', 'article', 'because')) next += 1;
        if (mode === 'except') isTextUnclear = true;
        if (
          current?.role === 'except' &&
          current.dates &&
          current.ranges === null &&
          (is(next, 'offer', 'only', 'yes') || hoursAt(next))
        )
          current.isWhere = true;
        else {
          // An offer among words nobody knows is not passed over.
          let end = next;
          while (end < tokens.length && !is(end, 'comma', 'stop', 'close', 'offer')) end += 1;
          if (current?.role === 'except' && is(end, 'offer')) isTextUnclear = true;
          isDeaf = true;
          doubtWhole(at);
        }
        return;
      }
      case 'dayStart':
      case 'dayEnd':
        if (current?.kind === 'part' || isAside) return;
        strange += 1;
        if (current && join === null && current.role === 'offer') current.isStrange = true;
        return;
      case 'pause':
        if (hoursAt(at + 1)) {
          close();
          mode = 'not';
        } else isAside = true;
        return;
      case 'before':
        // « I have class before ».
        if (at + 1 >= tokens.length || is(at + 1, ...SEPARATORS)) return;
        if (!isAside) isTextUnclear = true;
        return;
      case 'from':
      case 'until':
      case 'between':
      case 'vagueFrom':
        if (!isAside) isTextUnclear = true;
        if (current && join === null && !isAside) current.isUnclear = true;
        return;
      case 'after':
        if (isAside || is(at + 1, 'until') || statements.at(-1)?.role === 'arrive') return;
        if (current && join === null && (current.kind === 'from' || current.kind === 'clock')) {
          isAside = true;
          return;
        }
        if (statements.some((one) => one.role === 'busy' || one.role === 'busyUntil' || one.isStrange)) {
          for (const one of statements)
            if (one.sentence === sentence || one === statements.at(-1)) one.isFreeAfter = true;
          close();
        } else isTextUnclear = true;
        return;
      case 'only':
        if (
          current &&
          join === null &&
          token.word === 'que' &&
          tokens.some(({ word: said }, i) => i < at && /^(?:plutot|rather)$/.test(said))
        ) {
          close();
          mode = 'except';
          return;
        }
        if (current && join === null) current.isOnly = true;
        else isOnly = true;
        return;
      case 'same':
        if (current?.dates && (join === null || join === 'colon')) {
          current.isSame = true;
          current.isSettled = true;
        } else isSame = true;
        hasContent = true;
        return;
      case 'otherwise':
        close();
        isOtherwise = true;
        isAside = false;
        mode = 'offer';
        return;
      case 'except':
        if (/^exclu/.test(token.word) && current?.dates && current.ranges === null && join === null) {
          current.role = 'not';
          return;
        }
        close();
        mode = 'except';
        isAside = false;
        return;
      case 'not':
      case 'yes':
        polarity(token, at);
        return;
      case 'offer':
        // « pour aider à la buvette ».
        if (isAside && !isDeaf && /^(?:aider|venir|help)/.test(token.word)) return;
        offered = true;
        isAside = false;
        isDeaf = false;
        if (
          current?.dates &&
          current.ranges === null &&
          (join === null || join === 'colon') &&
          nextOf(at + 1).isSeparated &&
          !is(at + 1, 'and')
        )
          current.isSettled = true;
        if (current && ['busy', 'busyUntil', 'arrive', 'depart'].includes(current.role)) close();
        if (isOtherwise) others(at);
        if (mode === 'busy' || mode === 'busyUntil') mode = 'offer';
        return;
      case 'busy':
      case 'busyUntil':
      case 'arrive':
      case 'depart':
        if (isAside) return;
        if (
          current &&
          touched.includes(current) &&
          (join === null || join === 'colon') &&
          !offered &&
          (current.ranges === null || current.role === 'offer')
        )
          current.role = token.is;
        else {
          close();
          mode = token.is;
        }
        hasContent = true;
        return;
      case 'doubt':
        if (isAside && !/si|if|peut|maybe/.test(token.word)) return;
        isDoubted = true;
        // « samedi et peut-être dimanche ».
        if (current?.role === 'offer' && (join === 'and' || join === 'comma') && isBeforeDays(at + 1)) {
          touched = [];
          close();
        }
        if (current && join === null) {
          current.isUnclear = true;
          current.isSettled = true;
          current.end = token.end;
          hasContent = true;
        }
        return;
      case 'number':
      case 'clock':
        if (!isAside) isTextUnclear = true;
        return;
      default:
        if (isAside) {
          if (token.is === 'unknown' && !isDeaf) {
            mayMissDays = true;
            // « dimanche pour le goûter » is not the whole day.
            if (isAim && !current?.ranges) isUnknown = true;
          }
          return;
        }
        // « de 13h … à 15h »: the word between may be anything.
        if (current?.kind === 'at' && join === null && !isBusy(current.role)) isTextUnclear = true;
        if (token.is === 'unknown') isUnknown = true;
        // « sauf la messe de 10h à 11h ».
        else if (mode === 'except') return;
        strange += 1;
        if (current && (join === null || join === 'colon') && isPlain(current.role) && !current.isLimit)
          current.isStrange = true;
    }
  }

  /**
   * « samedi car je pars à 18h », « dimanche quand ma femme est là »: what stands behind may limit
   * days that are offered whole.
   */
  function doubtWhole(at: number): void {
    const last = statements.at(-1);
    if (!last || !isWhole(last) || last.isOnly || /preference/.test(tokens[at]?.word ?? '')) return;
    let end = at + 1;
    while (end < tokens.length && !is(end, 'stop', 'close', 'so', 'comma') && daysAt(end) === null) end += 1;
    const isOfDays = end < tokens.length && !is(end, 'stop', 'close', 'so', 'comma');
    const hasLimit = tokens.slice(at + 1, end).some((_, i) => is(at + 1 + i, ...LIMITS));
    if (
      (hasLimit && !isOfDays) ||
      (is(at, 'where') && /^(?:qu?and|when|lorsque|while|pendant)/.test(tokens[at]?.word ?? ''))
    )
      last.isUnclear = true;
  }

  /** « 3 soirs », « 4 hours a day ». */
  function amount(token: SaidToken, at: number): void {
    if (/^(?:par|per|a|\/) /.test(token.word) && !/journee/.test(token.word) && lengths.length > 0) return;
    const part = PART_OF_AMOUNT.find(([pattern]) => pattern.test(token.word))?.[1];
    const count = amountOf(token.word);
    if (/(?:ou|or|a|to|-) ?(?:\d|deux|trois|two|three)/.test(token.word) || count < 1) counts.push(-1);
    else if (/heure|hour|hrs/.test(token.word)) lengths.push(count * 60);
    else counts.push(count);
    if (part)
      attach({ ranges: hoursOfPart(part), kind: 'part', part, isUnclear: false, isLimit: false, next: at + 1 }, at);
    hasContent = true;
  }

  /** « sinon je suis libre »: the other days, where nothing else is said of them. */
  function others(at: number): void {
    const { i: next, isSeparated } = nextOf(at + 1);
    if (next < tokens.length && !isSeparated && (daysAt(next) || hoursAt(next))) return;
    if (statements.at(-1)?.role === 'offer' && !statements.at(-1)?.isStrange) return;
    const statement = begin(at);
    statement.dates = [];
    statement.group = 'rest';
    statement.isBroad = true;
    close();
  }

  function hoursOfPart(part: PartOfDay): Range[] {
    const token: SaidToken = { is: 'part', value: 0, part, word: '', start: 0, end: 0 };
    return [...(phrasesOf([token], festival).hoursAt(0)?.ranges ?? [])];
  }

  function separate(token: SaidToken, at: number): void {
    const kind = token.is;
    const excepted =
      kind === 'but' && token.word === 'but' && current?.isBroad && join === null ? daysAt(at + 1) : null;
    // “anything but evenings”.
    const isAnything =
      kind === 'but' && token.word === 'but' && join === null && (current?.kind === 'whole' || current?.isBroad);
    if (isAnything && is(at + 1, 'part')) {
      close();
      mode = 'except';
      return;
    }
    const behind = excepted?.next ?? 0;
    if (excepted && (behind >= tokens.length || is(behind, 'part', 'because', 'where', ...SEPARATORS))) {
      close();
      mode = 'except';
      return;
    }
    if (excepted && !is(behind, 'only', 'offer', 'from', 'after', 'until', 'clock')) isTextUnclear = true;
    if (kind === 'dash' && is(at - 1, 'colon') && !is(at + 1, 'close')) {
      if (current) {
        current.role = 'not';
        current.isSettled = true;
      }
      return;
    }
    const isWeak =
      kind === 'and' || kind === 'or' || kind === 'slash' || kind === 'dash' || kind === 'colon' || kind === 'also';
    if (kind === 'and' && isAside) return;
    if (!isWeak) {
      endSegment(kind, at);
      isAside = false;
      isDeaf = false;
    }
    if (kind === 'open') {
      isBracketed = true;
      held = current;
    }
    if (kind === 'close') {
      if (held && current?.role === 'except') current = held;
      isBracketed = false;
      held = null;
      mode = 'offer';
    }
    if (kind === 'colon' && !hasContent) {
      strange = 0;
      // « Dispos de Marie : samedi ».
      const isName =
        statements.length === 0 &&
        tokens.slice(0, at).some(({ is: kind, word }) => kind === 'close' || NAMING.test(word));
      if ((offered || isName) && mode === 'offer' && daysAt(is(at + 1, 'offer') ? at + 2 : at + 1)) {
        isUnknown = false;
        unknownIn.delete(sentence);
      }
    }
    if (kind === 'and' && join === 'comma') {
      isCommaAnd = true;
      return;
    }
    if ((kind === 'comma' || kind === 'stop' || kind === 'close') && (mode === 'busy' || mode === 'busyUntil'))
      mode = 'offer';
    if (kind === 'so' || kind === 'but' || kind === 'then') {
      const last = statements.at(-1);
      if (last && last.leads === null) last.leads = kind;
      if (
        kind === 'then' &&
        last &&
        last.ranges &&
        (last.role === 'busy' || last.role === 'busyUntil' || last.isStrange)
      )
        for (const one of statements) if (one.sentence === last.sentence) one.isFreeAfter = true;
      mode = 'offer';
      if (current && (current.role !== 'offer' || current.isStrange)) close();
    }
    if (kind === 'stop') {
      const isList = token.word === ';' || token.word === '.';
      if (!isList || !current || current.ranges || current.role !== 'offer') close();
      sentence += 1;
      isPolite = false;
      mode = 'offer';
      offered = false;
    }
    // The stronger of two stands.
    if (join === null || !isWeak || join === 'comma' || join === 'close' || kind === 'or') join = kind;
  }

  function polarity(token: SaidToken, at: number): void {
    const isNot = token.is === 'not';
    // “sun hungover so no”.
    const last = statements.at(-1);
    if (isNot && join === 'so' && last?.leads === 'so' && (at + 1 >= tokens.length || is(at + 1, 'stop'))) {
      last.role = 'not';
      last.isStrange = false;
      return;
    }
    // “no good”.
    if (!isNot && is(at - 1, 'not')) return;
    if (isAside) {
      if (isNot) mode = 'not';
      return;
    }
    let next = at + 1;
    while (is(next, 'offer', 'filler', 'article', 'yes', 'not', 'purpose') && next < at + 5) next += 1;
    const isBeforeDays =
      next < tokens.length && (daysAt(next) !== null || (hoursAt(next) !== null && !is(next, 'comma')));
    // « pas avant vendredi 17h » is from then on.
    const until = isNot && is(next, 'until', 'before') ? daysAt(next) : null;
    if (until) {
      close();
      mode = 'arrive';
      const before = until.dates.at(-1);
      const said = before === undefined ? undefined : until.edges.get(before);
      const isNext =
        (is(next, 'before') && !said && !is(until.next - 1, 'part')) ||
        (!said && is(until.next - 1, 'part') && !is(next, 'before'));
      const date = isNext && before !== undefined ? festival.dates[festival.dates.indexOf(before) + 1] : before;
      const statement = begin(next);
      mode = 'offer';
      statement.dates = date ? [date] : [];
      statement.isOutside = until.isOutside;
      const edge = date === undefined ? undefined : until.edges.get(date);
      // Before an evening is before it begins, until an evening is until it ends.
      const start =
        is(next, 'before') && is(until.next - 1, 'part') ? hoursAt(until.next - 1)?.ranges[0]?.[0] : undefined;
      if (date && start !== undefined) statement.edges.set(date, [start, start]);
      else if (date && edge) statement.edges.set(date, [edge[1], edge[1]]);
      else if (/away|absent|out/.test(token.word) && !is(until.next - 1, 'part')) statement.isUnclear = true;
      statement.end = tokens[until.next - 1]?.end ?? statement.end;
      skipTo = until.next;
      hasContent = true;
      join = null;
      return;
    }
    if (isNot && is(at + 1, 'unknown', 'reason')) {
      isTextUnclear = true;
      return;
    }
    if (isNot && /^(?:ni|nor|neither)$/.test(token.word)) {
      close();
      mode = 'not';
      return;
    }
    if (
      isNot &&
      (is(next, 'each', 'every', 'whole') || /^(?:tout|all) /.test(tokens[next]?.word ?? '')) &&
      !is(next - 1, 'yes')
    ) {
      isDoubted = true;
      return;
    }
    const isAfter = current !== null && join === null && (current.dates !== null || current.ranges !== null);
    const isAlone = next >= tokens.length || is(next, ...SEPARATORS);
    const isPostfix =
      current !== null &&
      (current.dates !== null || current.ranges !== null) &&
      (join === null || join === 'colon' || join === 'dash' || (isAlone && !isBeforeDays));
    if (isPostfix && current && !(isBeforeDays && join !== null && join !== 'colon')) {
      const statement = current;
      const isBoth = isBeforeDays && isAfter && !isAlternating(next);
      if (isBoth && isNot && statement.isSettled) {
        close();
        mode = 'not';
        return;
      }
      if (isBoth && isNot) statement.isUnclear = true;
      if (isNot) {
        if (join === null || join === 'colon' || statement.ranges === null) statement.role = 'not';
      } else {
        if (statement.role === 'not' && statement.lists.length > 1) split(statement);
        else if (statement.role !== 'except') statement.role = 'offer';
      }
      (current ?? statement).isSettled = true;
      hasContent = true;
      return;
    }
    if (isNot) {
      close();
      mode = 'not';
    } else {
      offered = true;
      if (isOtherwise && !isBeforeDays) others(at);
      if (current && (current.role !== 'offer' || join !== null)) close();
      isAgreed = true;
      mode = 'offer';
    }
  }

  /** « pas dispo vendredi, samedi et dimanche oui ». */
  function split(statement: Statement): void {
    const dates = statement.lists.pop() ?? [];
    statement.dates = statement.lists.flat();
    mode = 'offer';
    const other = begin(0);
    other.dates = dates;
    other.lists = [dates];
    other.start = statement.end;
    other.end = statement.end;
  }

  /**
   * Whether the days that follow have a word of their own behind them: « jeudi ok vendredi non ».
   */
  function isAlternating(from: number): boolean {
    const days = daysAt(from);
    if (!days) return false;
    let after = days.next;
    const hours = hoursAt(after);
    if (hours) after = hours.next;
    return after >= tokens.length || is(after, 'yes', 'not', 'comma', 'stop', 'offer');
  }
}
