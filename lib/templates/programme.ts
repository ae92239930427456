import type { Bilingual } from '#db/columns.ts';
import type { Plan, PlanRoom, PlanVenue } from '#lib/festivals/plan.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import type { SUBJECTS } from '#lib/pictures/subject.ts';

/**
 * A picture that another festival is given: `of` is what it is of by what makes that the same there
 * (staying-pictures.ts).
 */
export type StayingPicture = Readonly<
  Omit<DraftPicture, 'id' | 'festivalId' | 'version' | 'createdAt' | (typeof SUBJECTS)[keyof typeof SUBJECTS]> & {
    of: string;
  }
>;

/**
 * A whole programme on days of its own, ready to be laid on those of a new festival: what somebody
 * saved of a festival, or one that came with the program. Its plan stands on dates from
 * FIRST_MONDAY on, which say no more than which weekday it began on.
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
  /** Absent without any. They are of this installation, which has their files. */
  pictures?: readonly StayingPicture[] | undefined;
}>;

/** Far from every festival, in a month without a change of clocks anywhere near. */
export const FIRST_MONDAY = '2001-01-01';
