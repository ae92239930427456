import type { Bilingual } from '#db/columns.ts';
import type { Plan, PlanRoom, PlanVenue } from '#lib/festivals/plan.ts';

/**
 * A whole programme on days of its own, ready to be laid on those of a new festival: what somebody saved of a festival, or one that came with the program. Its plan stands on
 * dates from FIRST_MONDAY on, which say no more than which weekday it began on.
 */
export type ProgrammeTemplate = Readonly<{
  /** Kept with the festivals it made: `six-jours-quatre-salles`, `saved:12`. */
  id: string;
  name: Bilingual;
  /** One sentence for the person who chooses it. */
  summary: Bilingual;
  /** Its films and people do not exist. */
  isInvented: boolean;
  /** Of its first day. */
  startsOn: string;
  days: readonly { title: Bilingual }[];
  timeZone: string;
  opensAt: string;
  closesAt: string;
  dayStartsAt: string;
  doorsMinutes: number;
  clearMinutes: number;
  betweenFilmsMinutes: number;
  venues: readonly PlanVenue[];
  rooms: readonly PlanRoom[];
  plan: Plan;
}>;

/** Far from every festival, in a month without a change of clocks anywhere near. */
export const FIRST_MONDAY = '2001-01-01';
