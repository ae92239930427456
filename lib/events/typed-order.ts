import { eventKinds, type ItemKind, itemKinds, roomUses } from '#db/enums.ts';
import { readDuration, readWholeNumber } from '#lib/i18n/typed-numbers.ts';
import { byId } from '#lib/model/keyed.ts';
import { MAX_CAPACITY, MAX_MARGIN, MAX_MINUTES } from './choices.ts';
import type { FormChoices } from './form-choices.ts';
import type { EventFormValues } from './form-values.ts';
import type { LaidOutEvent, RunningOrderIndex } from './running-order.ts';
import { timesOf } from './typed-times.ts';

/** The typed number; null where it cannot be read. */
const numberIn = (read: typeof readDuration, typed: string, max: number) => {
  const found = read(typed, 0, max);
  return typeof found === 'number' ? found : null;
};
const id = (typed: string) => Number(typed) || null;
const oneOf = <T extends string>(values: readonly T[], typed: string, other: T) =>
  values.find((value) => value === typed) ?? other;

/**
 * The values being typed, in the form a running order needs: a field that cannot be read yet counts
 * as empty. The `itemId` of an item is its position in the form.
 */
export function typedOrder(values: EventFormValues, clock: { timeZone: string; dayStartsAt: string }): LaidOutEvent {
  return {
    ...timesOf(values, clock),
    kind: oneOf(eventKinds, values.kind, 'other'),
    admission: values.admission === 'drop-in' ? 'drop-in' : 'start',
    capacity: numberIn(readWholeNumber, values.capacity, MAX_CAPACITY),
    doorsMinutes: numberIn(readDuration, values.doors, MAX_MARGIN),
    clearMinutes: numberIn(readDuration, values.clear, MAX_MARGIN),
    rooms: values.rooms.flatMap(({ room, use }) => {
      const roomId = id(room);
      return roomId === null ? [] : [{ roomId, use: oneOf(roomUses, use, 'main') }];
    }),
    items: values.items.flatMap((item, place) => {
      const kind = oneOf<ItemKind | ''>(itemKinds, item.kind, item.film ? 'film' : '');
      if (kind === '') return [];
      const filmId = kind === 'film' ? id(item.film) : null;
      return [
        {
          id: place,
          kind,
          minutes: numberIn(readDuration, item.minutes, MAX_MINUTES),
          elastic: item.elastic,
          filmId,
          filmVersionId: filmId && id(item.version),
        },
      ];
    }),
  };
}

/** The choices of the form as the index of a running order. */
export function orderIndexOf({ festival, films, rooms }: FormChoices): RunningOrderIndex {
  return {
    draft: { festival },
    films: byId(films),
    rooms: byId(rooms),
  };
}
