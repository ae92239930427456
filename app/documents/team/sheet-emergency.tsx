import type { publishedRooms } from '#lib/volunteers/plan.ts';
import { EmergenciesTold, EmergencyForm, type EmergencyPlace } from './emergency.tsx';

/** « Malaise » on a room sheet, and what was told from there. `room` is the number of the one that is looked at, as the address says it. */
export function SheetEmergency({
  place,
  room,
}: {
  place: EmergencyPlace & { rooms: ReturnType<typeof publishedRooms> };
  room: unknown;
}) {
  const here = [...place.rooms].find(([, { number }]) => String(number) === room)?.[0] ?? null;
  return (
    <div data-sheet-token={place.token} className="no-print">
      <EmergencyForm place={place} roomId={here} className="emergency-fold" />
      <EmergenciesTold place={place} />
    </div>
  );
}
