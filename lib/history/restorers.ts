import { blockRestorer } from '../blocks/root.ts';
import { dayRestorer } from '../days/mutations.ts';
import { eventRestorer } from '../events/root.ts';
import { festivalRestorer } from '../festivals/root.ts';
import { filmRestorer } from '../films/root.ts';
import { factRestorer } from '../live/restorer.ts';
import { offerRestorer } from '../offers/mutations.ts';
import { personRestorer } from '../people/mutations.ts';
import { seriesRestorer } from '../series/mutations.ts';
import { themeRestorer } from '../themes/mutations.ts';
import { crewRestorer, roomRestorer, venueRestorer } from '../venues/roots.ts';
import {
  assignmentRestorer,
  checklistRestorer,
  entryCountRestorer,
  exchangeRestorer,
  problemRestorer,
  settingsRestorer,
  shiftRestorer,
  taskRestorer,
  volunteerRestorer,
} from '../volunteers/roots.ts';
import { acceptanceRestorer } from '../warnings/restorer.ts';
import type { Restorable, Restorer } from './restorer.ts';

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
  person: personRestorer,
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
