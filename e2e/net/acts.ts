import { randomUUID } from 'node:crypto';
import * as t from '#db/schema/index.ts';
import { deleteEvent } from '#lib/deletion/records.ts';
import { doActs } from '#lib/events/acts.ts';
import { actsSchema, type GridAct, turnSchema } from '#lib/events/acts-schema.ts';
import { cancelEvent, duplicateEvent, restoreEvent } from '#lib/events/mutations.ts';
import { readEvent } from '#lib/events/root.ts';
import { warningKey } from '#lib/events/warning.ts';
import { readSeparated } from '#lib/exchange/files/text-files.ts';
import { importLists } from '#lib/exchange/lists/bound-list.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { createFilm, editFilm } from '#lib/films/mutations.ts';
import { filmSchema } from '#lib/films/schema.ts';
import { previewActOf } from '#lib/live/day-act-preview.ts';
import { doDayAct, undoTold } from '#lib/live/day-posts.ts';
import { dayActSchema, delaySchema, doActSchema, noticeSchema, placesSchema } from '#lib/live/day-posts-schema.ts';
import { MORNING, publishedDay } from '#lib/live/live-testing.ts';
import { tellDelay, tellNotice, tellPlaces } from '#lib/live/mutations.ts';
import { createPerson } from '#lib/people/mutations.ts';
import { personSchema } from '#lib/people/schema.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releaseDocuments } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { turnAct } from '#lib/undo/turn-act.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { assignVolunteer, generateShifts, unassignVolunteer } from '#lib/volunteers/assign.ts';
import { createTask } from '#lib/volunteers/mutations.ts';
import { createVolunteer } from '#lib/volunteers/people-mutations.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { generateSchema, taskSchema, volunteerSchema } from '#lib/volunteers/schema.ts';
import { acceptWarnings } from '#lib/warnings/mutations.ts';
import { standingWarnings } from '#lib/warnings/queries.ts';
import { acceptSchema } from '#lib/warnings/schema.ts';
import { RANDOM, rowsOf } from './tables.ts';

/**
 * Replaces random words by the act in which they first appear, so that a new one in an act renames
 * none in later ones.
 */
function namer(): (text: string, act: number) => string {
  const names = new Map<string, string>();
  return (text, act) => {
    let drawn = 0;
    return text.replace(RANDOM, (word) => {
      const known = names.get(word);
      if (known) return known;
      drawn += 1;
      const name = `random ${act}.${drawn}`;
      names.set(word, name);
      return name;
    });
  };
}

/**
 * What a fixed series of acts answers and writes into the history, as text: acts of the grid and
 * undoing them, forms, a publication, live facts, volunteers, an import. Each uses the function the
 * desk calls.
 */
export function textOfActs(): string {
  const { db, made, actor, room1, room2, events } = publishedDay();
  const own = <P extends Parameters<typeof authorizeFestival>[2]>(permission: P) =>
    authorizeFestival(actor, made.slug, permission, db);
  const [schedule, publishing, day, volunteers] = [own('schedule'), own('publish'), own('day'), own('volunteers')];
  const [first = 0, second = 0, third = 0, fourth = 0] = events;
  const named = namer();
  const told: string[] = [];
  let last = 0;

  /** Does it, and records its answer and the rows it wrote. */
  const done = <T>(what: string, work: () => T): T => {
    const answer = work();
    const rows = rowsOf(db, 'changes', `where id > ${last} order by id`);
    last = db.$client.prepare('select coalesce(max(id), 0) from changes').pluck().get() as number;
    told.push(named(`## ${what}\nanswers ${JSON.stringify(answer, null, 1)}\n${rows.join('\n')}\n`, told.length + 1));
    return answer;
  };
  const seen = (id: number) => ({ id, version: readEvent(db, schedule.id, id)?.version ?? 0 });
  const key = () => randomUUID();
  const grid = (what: string, ...acts: GridAct[]) =>
    done(`grid: ${what}`, () => doActs(schedule, actsSchema.parse({ clientKey: key(), acts }), MORNING));
  const turn = (which: 'undo' | 'redo') =>
    done(which, () => turnAct(schedule, which, turnSchema.parse({ clientKey: key() }), MORNING));

  const title = { fr: 'Ajoutée', en: 'Added' };
  grid('add', { act: 'add', title, kind: 'talk', startsAt: '2026-06-06T16:00', roomId: room2, minutes: 45 });
  grid('move', { act: 'move', events: [{ ...seen(first), startsAt: '2026-06-06T18:00', roomId: room2 }] });
  grid('resize', { act: 'resize', ...seen(first), end: '2026-06-06T20:15' });
  grid('shift two', { act: 'shift', minutes: 15, events: [seen(second), seen(third)] });
  grid('swap', { act: 'swap', events: [seen(second), seen(fourth)] });
  grid('rename', { act: 'rename', ...seen(second), title: { fr: 'Autrement', en: 'Otherwise' } });
  grid('copy', { act: 'copy', ...seen(third), startsAt: '2026-06-06T21:00', roomId: room1 });
  grid('lock', { act: 'lock', events: [seen(third)] });
  grid('a stale move', { act: 'move', events: [{ id: first, version: 1, startsAt: '2026-06-06T11:00' }] });
  grid('unschedule', { act: 'unschedule', events: [seen(fourth)] });
  turn('undo');
  turn('undo');
  turn('redo');

  done('cancel', () =>
    cancelEvent(schedule, first, { ...seen(first), clientKey: key(), reason: { fr: 'Copie en panne' } }, MORNING),
  );
  done('restore', () => restoreEvent(schedule, first, { ...seen(first), clientKey: key() }, MORNING));
  done('duplicate', () => duplicateEvent(schedule, first, { clientKey: key() }, MORNING));
  const film = filmSchema.parse({ originalTitle: 'Le sang et la boue', minutes: '94', version: 0, clientKey: '' });
  const filmed = done('create a film', () => createFilm(schedule, film, key(), MORNING));
  const filmId = filmed.ok ? filmed.id : 0;
  done('edit a film', () =>
    editFilm(schedule, filmId, { ...film, version: 1, minutes: 96, rightsState: 'granted' }, MORNING),
  );
  done('create a person', () =>
    createPerson(schedule, personSchema.parse({ name: 'Zoé Laurent', contact: 'zoe@example.org' }), key(), MORNING),
  );
  const [open] = standingWarnings(schedule.id, db).open;
  done('accept a warning', () =>
    acceptWarnings(
      own('accept-warnings'),
      acceptSchema.parse({ warning: open ? warningKey(open) : 'none', count: 1, reason: 'Vu ensemble' }),
      MORNING,
    ),
  );
  const publish = () => {
    const expected = releaseDocuments(schedule.id, undefined, db)?.number ?? 0;
    return publishRelease(publishing, publishSchema.parse({ expected, note: { fr: 'Une note' } }), MORNING);
  };
  done('publish', publish);
  done('publish again, with nothing new', publish);

  const delay = done('tell a delay', () =>
    tellDelay(day, delaySchema.parse({ clientKey: key(), event: 1002, minutes: 10, choice: 'carry' }), MORNING),
  );
  done('tell that it is full', () =>
    tellPlaces(day, placesSchema.parse({ clientKey: key(), event: 1003, places: 'full' }), MORNING),
  );
  done('tell a notice', () =>
    tellNotice(day, noticeSchema.parse({ clientKey: key(), event: null, text: { fr: 'Entrée rue du Port' } }), MORNING),
  );
  if (delay.ok && delay.batch)
    done('take the delay back', () => undoTold(day, { batch: delay.batch ?? '', clientKey: key() }, MORNING));
  const act = dayActSchema.parse({ act: 'cancel', event: 1003, reason: { fr: 'Orage' } });
  const preview = done('preview a cancellation of the day', () => previewActOf(day, act, MORNING, db));
  if (preview.ok) {
    const { facts, sentence } = preview;
    done('cancel on the day', () =>
      doDayAct(publishing, doActSchema.parse({ clientKey: key(), act, facts, sentence }), MORNING),
    );
  }

  const task = done('create a task', () =>
    createTask(volunteers, taskSchema.parse({ name: { fr: 'Placement', en: 'Seating' } }), MORNING),
  );
  const line = { taskId: task.ok ? task.id : 0, people: '2', fromMinutes: '10', fromSide: 'before' };
  done('generate shifts', () => generateShifts(volunteers, generateSchema.parse({ lines: [line] }), MORNING));
  const ada = volunteerSchema(volunteers).parse({ name: 'Ada', contact: '06 12 34 56 78', contactKind: 'sms' });
  const volunteer = done('create a volunteer', () => createVolunteer(volunteers, ada, MORNING));
  const shiftId = planOf(volunteers.id, db).planning.shifts[0]?.id ?? 0;
  const on = { shiftId, volunteerId: volunteer.ok ? volunteer.id : 0 };
  const assigned = done('assign', () =>
    assignVolunteer(volunteers, { ...on, isConfirmed: true, clientKey: null }, MORNING),
  );
  if (assigned.ok) done('take off', () => unassignVolunteer(volunteers, { id: assigned.id, clientKey: null }, MORNING));

  const list = importLists.people;
  const rows = readSeparated('Nom;Fonction\nAwa Diop;réalisatrice\nNoé Petit;monteur\n');
  if (!Array.isArray(rows)) throw new Error(rows.code);
  const kept = list.kept(schedule, list.keep(schedule, { name: 'liste.csv', rows }, MORNING) ?? 0);
  if (!kept) throw new Error('The list was not kept.');
  const { fingerprint } = list.shown(schedule, kept, 'fr');
  const brought = done('bring a list in', () => list.run(schedule, kept, fingerprint, null, MORNING));
  if (brought.ok && 'batch' in brought && typeof brought.batch === 'string')
    done('take the list back', () => undoBatch(schedule, brought.batch as string, MORNING));
  done('delete a séance', () => deleteEvent(schedule, third, { ...seen(third), clientKey: key() }, MORNING));

  const tables = ['events', 'live_facts', 'releases', 'assignments'].map(
    (name) => `## ${name}\n${rowsOf(db, name).join('\n')}\n`,
  );
  told.push(named(tables.join('\n'), told.length + 1));
  if (db.select().from(t.events).all().length === 0) throw new Error('The series left no séance.');
  db.$client.close();
  return told.join('\n');
}
