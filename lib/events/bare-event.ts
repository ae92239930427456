import type { DraftEvent } from '#lib/model/draft.ts';

/**
 * A séance of which nothing is known yet, with the defaults of the tables: no time, no room, no
 * part. Its id serves as its number until it is stored.
 */
export function bareEvent(festivalId: number, id: number): DraftEvent {
  // One literal, because putting fourteen thousand of them together from several takes a second and
  // a half.
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

type Copied = Pick<DraftEvent, 'wishes' | 'isLocked' | 'status' | 'timeIsSuggested' | 'timeIsToConfirm'>;

/**
 * A séance as the start of its copy: not cancelled, locked or suggested, and without the wish to be
 * first or last, because two séances cannot both open the festival.
 */
export function copied<T extends Copied>({ wishes: { edge: _, ...wishes }, ...event }: T) {
  const fresh = { isLocked: false, status: 'planned', timeIsSuggested: false, timeIsToConfirm: false } as const;
  return { ...event, ...fresh, wishes };
}
