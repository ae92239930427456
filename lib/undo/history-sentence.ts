import { type ChangeEntity, volunteerEntities } from '#db/enums.ts';
import { eventTitle } from '#lib/events/title.ts';
import { listedInShort } from '#lib/events/warning-speaker.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type DeskPaths, deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import { inLocale, isBilingual } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DraftEvent, DraftFilm, DraftIndex } from '#lib/model/draft.ts';
import { dateOfHour, festivalDayOf } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, formatTimeRange } from '#lib/time/format.ts';
import { momentsOf, seancesOfDraft } from '#lib/volunteers/moments.ts';
import type { Checklist, Shift } from '#lib/volunteers/roots.ts';
import { wouldBeTimes } from '#lib/volunteers/shift-times.ts';
import type { HistoryLine } from './history-lines.ts';
import type { LeftRoot } from './undo.ts';

/**
 * The French gender of the words for entities: f for feminine, mp for masculine plural; all others
 * are masculine singular.
 */
const GENDERS: Partial<Record<ChangeEntity | 'invitation', 'f' | 'mp'>> = {
  room: 'f',
  'room-crew': 'f',
  person: 'f',
  series: 'f',
  page: 'f',
  picture: 'f',
  event: 'f',
  release: 'f',
  'live-fact': 'f',
  'accepted-warning': 'f',
  'volunteer-settings': 'mp',
  task: 'f',
  volunteer: 'f',
  assignment: 'f',
  checklist: 'f',
  invitation: 'f',
};

type Root = Readonly<Record<string, unknown>>;
type Named = Pick<HistoryLine, 'entity' | 'verb' | 'before' | 'after' | 'whose' | 'task'>;

/** The thing of a line, as it was left. */
const leftAs = ({ before, after }: Pick<HistoryLine, 'before' | 'after'>) => (after ?? before) as Root | null;

/** What it is called; empty where it has no name of its own. */
function historyName(line: Named, index: DraftIndex, locale: Locale): string {
  const { entity, whose, task } = line;
  const root = leftAs(line);
  if (root === null || typeof root !== 'object') return '';
  switch (entity) {
    case 'event': {
      const title = inLocale(eventTitle(root as unknown as DraftEvent, index), locale);
      // A film is shown several times: of what was deleted, the hour says which.
      return [title, line.verb === 'deleted' && whenOf(root, index, locale)].filter(Boolean).join(', ');
    }
    case 'film':
      return filmTitle(root as unknown as DraftFilm)[locale];
    case 'day':
      return formatDate(String(root.date), locale);
    case 'assignment':
    case 'exchange':
      return whose;
    case 'shift':
      return [inLocale(task, locale), ...hoursOf(root as unknown as Shift, index, locale)].filter(Boolean).join(', ');
    case 'checklist':
    case 'room-crew': {
      const { roomId, moment, date } = root as Partial<Pick<Checklist, 'roomId' | 'moment' | 'date'>>;
      const room = roomId === undefined ? undefined : index.rooms.get(roomId)?.name;
      const when = moment && translator(locale, 'volunteerForms')(`checklists.${moment}`).toLocaleLowerCase(locale);
      return [room && inLocale(room, locale), when, date && formatDate(date, locale, 'short')]
        .filter(Boolean)
        .join(', ');
    }
    case 'release':
      return typeof root.number === 'number' ? String(root.number) : '';
    default: {
      // The title of a person is not their name but what is shown under it.
      const own = root.name ?? root.title ?? root.label;
      return typeof own === 'string' ? own : isBilingual(own) ? inLocale(own, locale) : '';
    }
  }
}

/** The things that an undo left as they are, by the present draft: their names, or their kinds. */
export function namesOfLeft(left: readonly LeftRoot[], index: DraftIndex, locale: Locale): string {
  const t = translator(locale, 'history');
  const { events: event, films: film, people: person, venues: venue, rooms: room, pages: page } = index;
  const kinds: Partial<Record<ChangeEntity, ReadonlyMap<number, unknown>>> = { event, film, person, venue, room, page };
  const nameOf = ({ entity, id }: LeftRoot) => {
    const after = kinds[entity]?.get(id) ?? null;
    return (
      historyName({ entity, verb: '', before: null, after, whose: '', task: null }, index, locale) ||
      t(`entities.${entity}`)
    );
  };
  const names = listedInShort(left, nameOf, locale, (list, count) => t('more', { list, count }));
  return typeset(names, locale);
}

/** The day and the hours of a shift, by the present draft; empty for one without. */
function hoursOf(shift: Shift, index: DraftIndex, locale: Locale): string[] {
  const { draft } = index;
  // Only a few séances of a large festival concern one shift.
  const events = draft.events.filter(({ id, rooms }) =>
    shift.rule === 'event' ? id === shift.eventId : rooms.some(({ roomId }) => roomId === shift.roomId),
  );
  const seances = seancesOfDraft({ ...index, draft: { ...draft, events } });
  const times = wouldBeTimes(shift, momentsOf(draft.festival, seances, draft.people));
  if (!times.isTimed) return [];
  const { startsAt, endsAt } = times;
  return [formatDate(dateOfHour(startsAt), locale, 'short'), formatTimeRange(startsAt, endsAt, locale)];
}

/**
 * « Séance déplacée : Le Sang et la Boue, sam. 6, 18 h → dim. 7, 20 h 30 »; for an undo, the
 * sentence of the original act after « Défait : ». Typeset.
 */
export function historySentence(line: HistoryLine, index: DraftIndex, locale: Locale): string {
  const t = translator(locale, 'history');
  const verb = `verbs.${line.verb}`;
  const entity = line.entity === 'token' && leftAs(line)?.kind === 'invitation' ? 'invitation' : line.entity;
  const values = {
    what: t(`entities.${entity}`),
    done: t((t.has(verb as never) ? verb : 'verbs.edited') as 'verbs.edited', {
      gender: GENDERS[entity] ?? 'm',
    }),
  };
  const name = historyName(line, index, locale);
  let sentence = name === '' ? t('line', values) : t('named', { ...values, name });
  const ends = line.isUndo ? [line.after, line.before] : [line.before, line.after];
  const [from, to] = ends.map((root) => whenOf(root as Root | null, index, locale));
  if (line.entity === 'event' && line.before !== null && line.after !== null && from !== to)
    sentence = t('moved', { sentence, from: from ?? t('nowhere'), to: to ?? t('nowhere') });
  if (line.isUndo || line.isRedo) sentence = t(line.isUndo ? 'undoing' : 'redoing', { sentence });
  const alike = line.others - line.changedBeside;
  if (alike > 0) sentence = t('others', { sentence, count: alike });
  if (line.changedBeside > 0) sentence = t('changedBeside', { sentence, count: line.changedBeside });
  return typeset(sentence, locale);
}

function whenOf(root: Root | null, { draft }: DraftIndex, locale: Locale): string | null {
  const startsAt = root?.startsAt;
  if (typeof startsAt !== 'string') return null;
  const day = formatDate(festivalDayOf(startsAt, draft.festival.dayStartsAt), locale, 'short');
  return `${day}, ${formatTime(startsAt, locale)}`;
}

/** The filters of the history, in the words of the desk's navigation. */
export const historyGroups = {
  programme: ['event', 'block', 'accepted-warning'],
  contents: ['film', 'person', 'theme', 'series', 'page', 'partner', 'picture', 'offer'],
  places: ['festival', 'day', 'venue', 'room'],
  team: ['token', 'member', 'room-crew', ...volunteerEntities],
  releases: ['release', 'live-fact'],
} as const satisfies Record<string, readonly ChangeEntity[]>;
export type HistoryGroup = keyof typeof historyGroups;

export const isGroup = (asked: string | undefined): asked is HistoryGroup =>
  asked !== undefined && Object.hasOwn(historyGroups, asked);

type Linked = Readonly<{
  id: number;
  /** Zero for a kind without numbers. */
  number: number;
  root: Root;
  index: DraftIndex;
  paths: DeskPaths;
  locale: Locale;
  slug: string;
}>;

/** The page of each kind that has one: its own, else the one on which it is edited. */
const pages: Partial<Record<ChangeEntity, (of: Linked) => string>> = {
  festival: ({ paths }) => paths.section('settings'),
  day: ({ paths, root }) => `${paths.section('days')}/${root.date}`,
  venue: ({ paths, number }) => paths.item('venues', number),
  room: ({ paths, number, root, index }) => paths.room(index.venues.get(Number(root.venueId))?.number ?? 0, number),
  film: ({ paths, number }) => paths.item('films', number),
  person: ({ paths, number }) => paths.item('people', number),
  theme: ({ paths, id }) => paths.item('themes', id),
  series: ({ paths, number }) => `${paths.section('themes')}/series/${number}`,
  page: ({ paths, id }) => paths.item('pages', id),
  partner: ({ paths, number }) => `${paths.section('pages')}/partners/${number}`,
  picture: ({ paths, id }) => paths.picture(id),
  event: ({ paths, number }) => paths.item('events', number),
  block: ({ paths, id }) => paths.item('blocks', id),
  offer: ({ paths, id }) => paths.item('offers', id),
  release: ({ locale, slug, number }) => sitePaths(locale).version(slug, number),
  member: ({ paths }) => paths.section('members'),
  'volunteer-settings': ({ paths }) => paths.volunteers('settings'),
  task: ({ paths, id }) => paths.volunteers('tasks', id),
  shift: ({ paths, id }) => paths.volunteers('shifts', id),
  volunteer: ({ paths, id }) => paths.volunteers('people', id),
  assignment: ({ paths, root }) => paths.volunteers('shifts', Number(root.shiftId)),
  checklist: ({ paths }) => paths.volunteers('checklists'),
};

/** The page of what a line is about; null where it has none, or no longer exists. */
export function linkOf(line: HistoryLine, index: DraftIndex, locale: Locale, slug: string): string | null {
  const root = line.present as Root | null;
  if (!root) return null;
  const of = { id: line.entityId, number: Number(root.number ?? 0), root, index, paths: deskPaths(locale, slug) };
  return pages[line.entity]?.({ ...of, locale, slug }) ?? null;
}
