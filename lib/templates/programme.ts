import type { Bilingual } from '#db/columns.ts';
import type { Plan, PlanRoom, PlanVenue } from '#lib/festivals/plan.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import type { SUBJECTS } from '#lib/pictures/subject.ts';

/**
 * A picture to give to another festival: `of` identifies its subject by what is the same there
 * (staying-pictures.ts).
 */
export type StayingPicture = Readonly<
  Omit<DraftPicture, 'id' | 'festivalId' | 'version' | 'createdAt' | (typeof SUBJECTS)[keyof typeof SUBJECTS]> & {
    of: string;
  }
>;

/**
 * A whole programme on its own days, ready to be put on those of a new festival: saved from a
 * festival, or included in Lanterne. Its plan has dates from FIRST_MONDAY on, which only say on
 * which weekday it began.
 */
export type ProgrammeTemplate = Readonly<{
  /** Stored with the festivals created from it: `six-jours-quatre-salles`, `saved:12`. */
  id: string;
  name: Bilingual;
  /** One sentence for people who choose a template. */
  summary: Bilingual;
  /** Its films and people do not exist. */
  isInvented: boolean;
  /** Its first day. */
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
  /** Absent without pictures. They belong to this installation, which has their files. */
  pictures?: readonly StayingPicture[] | undefined;
}>;

/** Far from the dates of real festivals, in a month without a change of clocks. */
export const FIRST_MONDAY = '2001-01-01';
