import { blockRestorer } from '#lib/blocks/root.ts';
import { dayRestorer } from '#lib/days/mutations.ts';
import { eventRestorer } from '#lib/events/root.ts';
import { festivalRestorer } from '#lib/festivals/root.ts';
import { filmRestorer } from '#lib/films/root.ts';
import type { Restorable, Restorer } from '#lib/history/restorer.ts';
import { offerRestorer } from '#lib/offers/mutations.ts';
import { pageRestorer } from '#lib/pages/mutations.ts';
import { partnerRestorer } from '#lib/partners/mutations.ts';
import { personRestorer } from '#lib/people/mutations.ts';
import { pictureRestorer } from '#lib/pictures/mutations.ts';
import { seriesRestorer } from '#lib/series/mutations.ts';
import { themeRestorer } from '#lib/themes/mutations.ts';
import { crewRestorer, roomRestorer, venueRestorer } from '#lib/venues/roots.ts';
import { assignmentRestorer } from '#lib/volunteers/acting.ts';
import {
  checklistRestorer,
  entryCountRestorer,
  exchangeRestorer,
  problemRestorer,
  settingsRestorer,
  shiftRestorer,
  taskRestorer,
  volunteerRestorer,
} from '#lib/volunteers/roots.ts';
import { acceptanceRestorer } from '#lib/warnings/restorer.ts';
import { factRestorer } from './live-fact.ts';

/** What « Défaire » can take back: one line per root that is edited as a whole. */
export const restorers: Readonly<Record<Restorable, Restorer>> = {
  event: eventRestorer,
  'accepted-warning': acceptanceRestorer,
  block: blockRestorer,
  day: dayRestorer,
  festival: festivalRestorer,
  film: filmRestorer,
  'live-fact': factRestorer,
  offer: offerRestorer,
  page: pageRestorer,
  partner: partnerRestorer,
  person: personRestorer,
  picture: pictureRestorer,
  room: roomRestorer,
  'room-crew': crewRestorer,
  series: seriesRestorer,
  theme: themeRestorer,
  venue: venueRestorer,
  'volunteer-settings': settingsRestorer,
  task: taskRestorer,
  shift: shiftRestorer,
  volunteer: volunteerRestorer,
  assignment: assignmentRestorer,
  exchange: exchangeRestorer,
  problem: problemRestorer,
  checklist: checklistRestorer,
  'entry-count': entryCountRestorer,
};
