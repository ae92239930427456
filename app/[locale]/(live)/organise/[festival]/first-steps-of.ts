import type { Role } from '#lib/accounts/schema.ts';
import { isUnscheduled } from '#lib/events/queries.ts';
import type { Messages } from '#lib/i18n/messages.ts';
import type { DeskPaths } from '#lib/i18n/paths.ts';
import type { Draft } from '#lib/model/draft.ts';
import { may, type Permission } from '#lib/policy.ts';

type Way = keyof Messages['desk']['firstSteps']['ways'];
export type StepKey = 'rooms' | 'films' | 'events' | 'place' | 'publish';
type Step = {
  key: StepKey;
  isDone: boolean;
  ways: readonly (readonly [Way, string])[];
};

/** The five steps up to the first publication, and the first one that is open and that this role has a way for. */
export function firstStepsOf(
  { events, films, rooms }: Pick<Draft, 'events' | 'films' | 'rooms'>,
  role: Role,
  paths: Pick<DeskPaths, 'section' | 'item' | 'list'>,
): { steps: readonly Step[]; next: Step | undefined } {
  const whereMay = (permission: Permission, ...ways: Step['ways']) => (may(role, permission) ? ways : []);
  const addEvent = ['addEvent', paths.item('events', 'new')] as const;
  const steps: readonly Step[] = [
    {
      key: 'rooms',
      isDone: rooms.length > 0,
      ways: whereMay('settings', ['addVenue', paths.item('venues', 'new')], ['pasteRooms', paths.list('rooms')]),
    },
    {
      key: 'films',
      isDone: films.length + events.length > 0,
      ways: [['addFilm', paths.item('films', 'new')], ['pasteFilms', paths.list('films')], addEvent],
    },
    {
      key: 'events',
      isDone: events.length > 0,
      ways: [addEvent, ...whereMay('settings', ['import', paths.section('import')])],
    },
    {
      key: 'place',
      isDone: events.length > 0 && !events.some(isUnscheduled),
      ways: [
        ['grid', paths.section('grid')],
        ['propose', `${paths.section('grid')}?sheet=propose`],
      ],
    },
    { key: 'publish', isDone: false, ways: whereMay('publish', ['read', paths.section('publish')]) },
  ];
  return { steps, next: steps.find(({ isDone, ways }) => !isDone && ways.length > 0) };
}
