import type { Bilingual } from '#db/columns.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { capital, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { isEqual } from '#lib/plain-values.ts';
import { dateOfHour, isAfterMidnight } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, spokenDate, spokenTime } from '#lib/time/format.ts';
import { placeChangeKey } from '#lib/venues/walk.ts';
import type { Change, Difference, Elsewhere, PlaceAndTime } from './difference.ts';
import { walkOf } from './place.ts';
import { speechInWords } from './speech.ts';

/**
 * One sentence for one séance: what its readers will notice first, then the rest. Not typeset:
 * `typeset` does that when it is shown.
 */
export function differenceSentence(difference: Difference, locale: Locale, manner: Voice = 'printed'): string {
  const say = wordsFor(locale, manner);
  const [first, ...others] = difference.changes;
  const lead = first && leadOf(first, difference, say);
  const isDayNamed = first?.kind === 'moved';
  const rest = clausesOf(lead ? others : difference.changes, say, isDayNamed);
  const values = { lead: lead ?? '', title: say.title(difference.titleBefore ?? difference.title), rest };
  if (lead && rest === '') return say.t('sentence', { lead });
  // The beginning may carry two changes, as a move together with the new room.
  return say.t('sentence', { lead: lead ? say.t('leadAndRest', values) : say.t('titleAndRest', values) });
}

/**
 * The same for a difference that is of places only (`isOfPlaces`) and therefore names no séance: «
 * Le lieu « X » s’appelle désormais « Y ». »
 */
export function placesSentence({ changes }: Difference, locale: Locale, manner: Voice = 'printed'): string {
  const say = wordsFor(locale, manner);
  return say.t('sentence', { lead: capital(clausesOf(changes, say), locale) });
}

type Words = ReturnType<typeof wordsFor>;

const clausesOf = (changes: readonly Change[], say: Words, isDayNamed = false) =>
  changes.map((change) => clauseOf(change, say, isDayNamed)).join(say.t('restSeparator'));

function wordsFor(locale: Locale, manner: Voice) {
  const t = translator(locale, 'release');
  const terms = translator(locale, 'terms');
  const isSpoken = manner === 'spoken';
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const plain = (text: Bilingual) => inLocale(text, locale);
  const time = (wall: string) => (isSpoken ? spokenTime(wall, locale) : formatTime(wall, locale));
  const date = (day: string) => (isSpoken ? spokenDate(day, locale) : formatDate(day, locale));
  const rooms = (names: readonly Bilingual[]) => (names.length > 0 ? list.format(names.map(plain)) : t('noRoom'));
  const when = ({ day, startsAt }: PlaceAndTime) => {
    if (day === null || startsAt === null) return t('noTime');
    return t(isAfterMidnight({ day, startsAt }) ? 'whenInNight' : 'when', {
      date: date(dateOfHour(startsAt)),
      time: time(startsAt),
    });
  };
  return {
    locale,
    isSpoken,
    t,
    terms,
    plain,
    list: (items: readonly string[]) => list.format(items),
    title: (text: Bilingual) => t('quoted', { title: plain(text) }),
    time,
    date,
    rooms,
    when,
    slot: (slot: PlaceAndTime) =>
      slot.startsAt === null ? t('noTime') : t('slot', { when: when(slot), rooms: rooms(slot.rooms) }),
  };
}

/**
 * The beginning of the sentence, where this change can be one; null for a change that can only
 * follow a title and a colon.
 */
function leadOf(change: Change, difference: Difference, say: Words): string | null {
  const { t } = say;
  const { title, titleBefore } = difference;
  const name = say.title(titleBefore ?? title);
  switch (change.kind) {
    case 'added':
      return t('lead.added', { title: name, slot: say.slot(change.at) });
    case 'cancelled': {
      const reason = say.plain(change.reason).replace(/[.\s]+$/, '');
      return t(reason ? 'lead.cancelledBecause' : 'lead.cancelled', { title: name, slot: say.slot(change.at), reason });
    }
    case 'postponed':
      return t('lead.postponed', { title: name, slot: say.slot(change.at) });
    case 'still-off':
      return leadOf(change.off, difference, say);
    case 'restored':
      return t('lead.restored', { title: say.title(title), slot: say.slot(change.at) });
    case 'replaced':
      return t('lead.replaced', {
        from: say.title(change.from),
        to: say.title(change.to),
        slot: say.slot(change.at),
      });
    case 'moved':
      return moveLead(change, name, say);
    case 'room':
      return t(`lead.${placeKey(change)}`, { title: name, ...placeValues(change, say) });
    case 'title':
      return isRenamed(change, say)
        ? t('lead.title', { from: say.title(change.from), to: say.title(change.to) })
        : null;
    default:
      return null;
  }
}

/**
 * Whether the name changed in the reader's language. A change in the other language alone does not
 * count, nor does a translation that was removed.
 */
const isRenamed = ({ from, to }: { from: Bilingual; to: Bilingual }, say: Words) => say.title(from) !== say.title(to);

type Places = { from: readonly Bilingual[]; to: readonly Bilingual[]; elsewhere?: Elsewhere };

/** Another room, or another building with the walk to it. */
const placeKey = ({ elsewhere }: Places) =>
  placeChangeKey({ isElsewhere: elsewhere !== undefined, walk: elsewhere?.walk ?? null });

const placeValues = ({ from, to, elsewhere }: Places, say: Words) => ({
  from: say.rooms(from),
  to: say.rooms(to),
  venue: elsewhere ? say.plain(elsewhere.venue) : '',
  walk: elsewhere ? walkOf(elsewhere, say.locale, say.isSpoken ? 'spoken' : 'printed') : '',
});

function moveLead({ from, to, ...way }: Extract<Change, { kind: 'moved' }>, title: string, say: Words): string {
  const { t } = say;
  if (from.startsAt === null) return t('lead.scheduled', { title, slot: say.slot(to) });
  if (to.startsAt === null) return t('lead.unscheduled', { title });
  const [fromTime, toTime] = [say.time(from.startsAt), say.time(to.startsAt)];
  // After midnight the calendar date differs from the festival day, so the date is named.
  const isOfNight = isAfterMidnight(from) || isAfterMidnight(to);
  const dayOf = ({ startsAt, day }: typeof from) => (isOfNight ? dateOfHour(startsAt ?? '') : (day ?? ''));
  const [fromDay, toDay] = [say.date(dayOf(from)), say.date(dayOf(to))];
  const isSameDay = dayOf(from) === dayOf(to) && isAfterMidnight(from) === isAfterMidnight(to);
  const isInFull = !isSameDay && (isOfNight || fromTime !== toTime);
  const move = isInFull
    ? t('lead.moved', { title, fromWhen: say.when(from), toWhen: say.when(to) })
    : isSameDay
      ? t('lead.movedTime', { title, fromTime, toTime, day: toDay })
      : t('lead.movedDay', { title, fromDay, toDay, time: toTime });
  if (isEqual(from.rooms, to.rooms)) return move;
  const places = { ...way, from: from.rooms, to: to.rooms };
  const room = t(`change.${placeKey(places)}`, placeValues(places, say));
  return t('leadAndRest', { lead: move, rest: room });
}

/**
 * The change as it stands behind another one or a colon. `isDayNamed`: the words before it have
 * already named the day of the séance.
 */
function clauseOf(change: Change, say: Words, isDayNamed: boolean): string {
  const { t, terms } = say;
  switch (change.kind) {
    // These changes always begin their sentence.
    case 'added':
    case 'cancelled':
    case 'postponed':
    case 'restored':
    case 'replaced':
    case 'moved':
      return say.slot('at' in change ? change.at : change.to);
    case 'still-off':
      return clauseOf(change.off, say, isDayNamed);
    case 'room':
      return t(`change.${placeKey(change)}`, placeValues(change, say));
    case 'title':
      return t(isRenamed(change, say) ? 'change.title' : 'change.title-elsewhere', { to: say.title(change.to) });
    case 'room-renamed':
    case 'venue-renamed': {
      const [from, to] = [say.title(change.from), say.title(change.to)];
      return isRenamed(change, say)
        ? t(`change.${change.kind}`, { from, to })
        : t(`change.${change.kind}-elsewhere`, { name: to });
    }
    case 'venue-facts':
    case 'film-facts':
      return t(`change.${change.kind}`, {
        name: change.kind === 'film-facts' ? say.title(change.name) : say.plain(change.name),
      });
    case 'end': {
      if (change.to === null) return t('change.endRemoved');
      // The calendar date, which after midnight is not the festival day of the séance.
      const named = !isDayNamed && change.day ? say.date(dateOfHour(change.to)) : '';
      const values = { to: say.time(change.to), other: named ? 'yes' : 'no', day: named };
      if (change.from === null) return t('change.endAdded', values);
      const from = say.time(change.from);
      // The end stayed where it was although the start moved.
      return from === values.to ? t('change.endKept', values) : t('change.end', { ...values, from });
    }
    case 'type':
      return t('change.type', { from: terms(`kind.${change.from}`), to: terms(`kind.${change.to}`) });
    case 'label':
      return say.plain(change.to) ? t('change.label', { to: say.title(change.to) }) : t('change.labelRemoved');
    case 'admission':
      return t('change.admission', { to: terms(`admission.${change.to}`) });
    case 'capacity':
      if (change.to === null) return t('change.capacityRemoved');
      if (change.from === null) return t('change.capacityAdded', { to: change.to });
      return t('change.capacity', { from: change.from, to: change.to });
    case 'access': {
      const names = change.to.map((access) => terms(`${say.isSpoken ? 'accessSpoken' : 'access'}.${access}`));
      return names.length > 0 ? t('change.access', { to: say.list(names) }) : t('change.accessRemoved');
    }
    case 'themes':
      return change.to.length > 0
        ? t('change.themes', { to: say.list(change.to.map(say.plain)), count: change.to.length })
        : t('change.themesRemoved');
    case 'version': {
      const label = versionLabel(change.to, say.locale)[say.isSpoken ? 'spoken' : 'printed'];
      return label ? t('change.version', { to: label }) : t('change.versionUnknown');
    }
    case 'speech': {
      const speech = speechInWords(change.to, say.locale);
      return speech ? t('change.speech', { to: speech }) : t('change.speechRemoved');
    }
    case 'person-role':
      return t('change.person-role', { name: change.name, to: terms(`personRole.${change.to}`) });
    case 'person-presence':
      return t('change.person-presence', { name: change.name, to: terms(`presence.${change.to}`) });
    case 'person-confirmed':
    case 'person-tentative':
    case 'person-expected':
    case 'person-removed':
    case 'person-facts':
      return t(`change.${change.kind}`, { name: change.name });
    case 'series':
    case 'continues':
    case 'ends-at':
      return change.to ? t(`change.${change.kind}`, { to: say.title(change.to) }) : t(`change.${change.kind}Removed`);
    case 'available-until':
      if (change.to === null) return t('change.available-untilRemoved');
      return t('change.available-until', {
        to: say.when({ day: dateOfHour(change.to), startsAt: change.to, rooms: [] }),
      });
    default:
      return t(`change.${change.kind}`);
  }
}
