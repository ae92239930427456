import type { DraftEvent } from '#lib/model/draft.ts';

/**
 * A séance of which nothing is known yet, as the tables would make it: no time, no room, no part.
 * Its number is the id it has until it is stored.
 */
export function bareEvent(festivalId: number, id: number): DraftEvent {
  // One literal: put together from several, fourteen thousand of them take a second and a half.
  return {
    id,
    festivalId,
    uid: '',
    number: id,
    kind: 'other',
    label: {},
    title: {},
    subtitle: {},
    synopsis: {},
    spoken: [],
    translatedInto: [],
    startsAt: null,
    publicEndFixed: null,
    visibility: 'public',
    admission: 'start',
    capacity: null,
    doorsMinutes: null,
    clearMinutes: null,
    seriesId: null,
    seriesPosition: null,
    continuesEventId: null,
    endsAtVenueId: null,
    availableUntil: null,
    timeIsSuggested: false,
    timeIsToConfirm: false,
    isLocked: false,
    status: 'planned',
    cancellationReason: {},
    teamNotes: '',
    links: [],
    wishes: {},
    tags: [],
    version: 1,
    createdAt: '',
    rooms: [],
    items: [],
    people: [],
    themeIds: [],
  };
}
