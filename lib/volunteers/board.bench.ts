import { bench, describe } from 'vitest';
import * as t from '#db/schema/index.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { volunteersBoard } from './board.ts';
import { volunteerCalendar } from './calendar.ts';
import { coverageOf } from './coverage.ts';
import { largeFestival } from './large-testing.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import { volunteerPage } from './page.ts';
import { planOf } from './plan.ts';
import { preparePlanning } from './planning.ts';
import { volunteerWarningsOf, whoCould } from './warnings.ts';

/*
 * 200 séances, 600 shifts (800 places, 600 of them given), 120 volunteers, published. What must
 * hold: the board is read in 100 ms, coverage is counted in 50 ms, a volunteer's page (60 ms with
 * its drawing) in far less.
 */
const NOW = '2026-06-06T08:00:00.000Z';
const large = largeFestival({ assigned: 600 });
const { db, slug, actor, volunteerIds, shiftIds, festivalId } = large;
const festival = authorizeFestival(actor, slug, 'volunteers', db);
const publishing = authorizeFestival(actor, slug, 'publish', db);
publishRelease(publishing, publishSchema.parse({ expected: 0, note: {} }), '2026-05-01T10:00:00.000Z');
const opened = authorizeVolunteer(renewLink(festival, volunteerIds[0] ?? 0, NOW).token, NOW, db);
if (!opened.ok) throw new Error(opened.reason);
const { who } = opened;
const plan = planOf(festivalId, db);
/** Somebody writes: what was kept is read anew. */
const wrote = () => db.$client.exec('update volunteer_settings set version = version + 1');
db.insert(t.volunteerSettings).values({ festivalId }).run();
const { timed, assignments, index, tasks, planning } = plan;

describe('600 shifts of 200 séances, 120 volunteers', () => {
  bench('the coordinator’s board, read and computed', () => {
    wrote();
    volunteersBoard(festival, NOW);
  });
  bench('the same while nobody writes', () => {
    volunteersBoard(festival, NOW);
  });
  bench('coverage', () => {
    coverageOf({
      timed,
      assignments,
      zone: 'Europe/Paris',
      roomOrder: index.draft.rooms.map(({ id }) => id),
      taskOrder: tasks.map(({ id }) => id),
    });
  });
  bench('every warning', () => {
    volunteerWarningsOf(preparePlanning(planning));
  });
  bench('who could fill one hole', () => {
    whoCould(plan.prepared, shiftIds.at(-1) ?? 0);
  });
  bench('a volunteer’s page', () => {
    wrote();
    volunteerPage(who, NOW);
  });
  bench('a volunteer’s calendar', () => {
    volunteerCalendar(who, { locale: 'fr', page: 'https://lanterne.example/fr/festivals/f' });
  });
});
