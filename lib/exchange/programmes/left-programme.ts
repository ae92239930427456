import type { Incoming, IncomingEvent } from './incoming.ts';
import type { PlannedEvent, ProgrammePlan } from './planned.ts';

type Beside = Pick<ProgrammePlan, 'rooms' | 'people' | 'venues'>;
type Field = 'rooms' | 'people';

/**
 * Leaves out rooms and people that only unticked séances name, so that they are neither created nor
 * asked about; likewise venues without a new room. `rows` are the séances of the file in its order.
 */
export function withoutUnneeded(
  { rooms, people, venues }: Beside,
  { events, ...incoming }: Incoming,
  rows: readonly PlannedEvent[],
): Beside {
  const isLeft = (row: PlannedEvent | undefined, field: Field) =>
    row?.is === 'left' || (row?.is === 'changed' && row.left.some((change) => change.field === field));
  const needless = (field: Field, keysIn: (event: IncomingEvent) => readonly string[]) => {
    const keys = (wanted: boolean) =>
      new Set(events.flatMap((event, at) => (isLeft(rows[at], field) === wanted ? keysIn(event) : [])));
    const needed = keys(false);
    const left = new Set([...keys(true)].filter((key) => !needed.has(key)));
    return ({ name }: { name: string }) => left.has(incoming[field][Number(name.slice(1))]?.key ?? '');
  };
  const isNeedlessRoom = needless('rooms', (event) => event.rooms ?? []);
  const isNeedlessPerson = needless('people', (event) => event.people?.map(({ key }) => key) ?? []);
  const kept = rooms.filter((row) => row.is === 'same' || !isNeedlessRoom(row));
  return {
    rooms: kept,
    people: people.filter((row) => row.is === 'same' || row.is === 'changed' || !isNeedlessPerson(row)),
    venues: venues.filter(({ id }) => kept.some((row) => row.is === 'new' && row.room.venueId === id)),
  };
}
