type Dated = { startsOn: string; endsOn: string; isDemonstration: boolean };

/** Whether a festival is on at this date. A demonstration never is: its séances do not take place. */
export const isOnAt = ({ startsOn, endsOn, isDemonstration }: Dated, today: string): boolean =>
  startsOn <= today && today <= endsOn && !isDemonstration;

/** The festivals of a list, each in the order it had: what is on at this date, what comes, what is past. */
export function byTime<F extends Dated>(
  festivals: readonly F[],
  today: string,
): Record<'running' | 'upcoming' | 'past', F[]> {
  const isOn = (festival: F) => isOnAt(festival, today);
  return {
    running: festivals.filter(isOn),
    upcoming: festivals.filter((festival) => festival.endsOn >= today && !isOn(festival)),
    past: festivals.filter(({ endsOn }) => endsOn < today),
  };
}
