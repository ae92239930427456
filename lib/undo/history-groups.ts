import { type ChangeEntity, volunteerEntities } from '#db/enums.ts';
import type { DeskPaths } from '#lib/i18n/paths.ts';
import type { DraftIndex } from '#lib/model/draft.ts';

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

/** The page of a thing of the draft; null where it has none, or no longer exists. */
export function linkOf(entity: ChangeEntity, id: number, index: DraftIndex, paths: DeskPaths): string | null {
  const at = <T>(found: T | undefined, path: (found: T) => string) => (found === undefined ? null : path(found));
  switch (entity) {
    case 'event':
      return at(index.events.get(id), ({ number }) => paths.item('events', number));
    case 'film':
      return at(index.films.get(id), ({ number }) => paths.item('films', number));
    case 'person':
      return at(index.people.get(id), ({ number }) => paths.item('people', number));
    case 'venue':
      return at(index.venues.get(id), ({ number }) => paths.item('venues', number));
    case 'theme':
      return at(index.themes.get(id), () => paths.item('themes', id));
    case 'page':
      return at(index.pages.get(id), () => paths.item('pages', id));
    default:
      return null;
  }
}
