import { type SaidOfAccess, saidOfAccess } from '#db/enums.ts';

/** What a part says about its access, from the boxes and choices of its form. */
export function saidIn(typed: Readonly<Record<string, unknown>>): SaidOfAccess[] {
  const isYes = (value: unknown) => value === 'yes' || value === 'on' || value === true;
  return saidOfAccess.filter((one) =>
    one.startsWith('no-') ? typed[one.slice('no-'.length)] === 'no' : isYes(typed[one]),
  );
}
