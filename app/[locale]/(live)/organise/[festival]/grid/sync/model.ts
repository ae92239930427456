import type { ActDone } from '#lib/events/act-answers.ts';
import type { GridEvent } from '#lib/events/grid-event.ts';
import type { LiveChange } from '#lib/live/messages.ts';
import { byId } from '#lib/model/keyed.ts';

/**
 * What the server has, as far as this tab knows: séances by id, and the last version of deleted
 * ones.
 */
export type Model = {
  readonly events: ReadonlyMap<number, GridEvent>;
  readonly gone: ReadonlyMap<number, number>;
};

export const modelOf = (events: readonly GridEvent[]): Model => ({
  events: byId(events),
  gone: new Map(),
});

type Told = Pick<ActDone, 'whole' | 'removed'> & Partial<Pick<ActDone, 'events'>>;

/**
 * The model after an answer or a message of the stream. These travel separately and may overtake
 * each other: a version that is not newer than the known one changes nothing, so their order does
 * not matter.
 */
export function afterwards(model: Model, told: Told | LiveChange): Model {
  const events = new Map(model.events);
  const gone = new Map(model.gone);
  const isNews = (id: number, version: number) =>
    version > (events.get(id)?.version ?? 0) && version > (gone.get(id) ?? 0);
  for (const event of told.whole) {
    if (!isNews(event.id, event.version)) continue;
    events.set(event.id, event);
    gone.delete(event.id);
  }
  for (const place of 'events' in told ? (told.events ?? []) : []) {
    const event = events.get(place.id);
    if (event && isNews(place.id, place.version)) events.set(place.id, { ...event, ...place });
  }
  for (const { id, version } of told.removed) {
    if (version < (events.get(id)?.version ?? 0)) continue;
    events.delete(id);
    gone.set(id, Math.max(version, gone.get(id) ?? 0));
  }
  return { events, gone };
}

/**
 * The model after the draft was loaded again. Either may know newer versions; a séance that the
 * draft lacks was deleted, unless the draft was read before the newest message (`isNewer` is
 * false).
 */
export function reread(model: Model, events: readonly GridEvent[], isNewer: boolean): Model {
  const drawn = afterwards({ events: new Map(), gone: model.gone }, { whole: [...events], removed: [] });
  const known = [...model.events.values()].filter(({ id }) => drawn.events.has(id) || !isNewer);
  return afterwards(drawn, { whole: known, removed: [] });
}
