import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, NOW } from '#lib/history/testing.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { hoursPerPerson } from '#lib/volunteers/reports.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { files, planOfSheet, printedShifts, sheets, whyEmpty, whyNoLines } from './sheets.ts';

/** Before the festival, in epoch minutes. */
const BEFORE = Date.parse('2026-05-01T10:00:00Z') / 60_000;
const AFTER = Date.parse('2026-06-20T10:00:00Z') / 60_000;

it('says of each sheet why it would be empty', () => {
  const { db, festival, put } = volunteersFestival();
  const said = (at = BEFORE) => {
    const plan = planOf(festival.id, db);
    return sheets.map((sheet) => whyEmpty(sheet, plan, at));
  };
  const nobody = 'messages.nobody.all';
  expect(said()).toEqual(['print.noShift', 'print.noShift', nobody, nobody, nobody, nobody]);
  const shift = put.shift(put.task().id);
  expect(said()).toEqual([null, null, nobody, nobody, nobody, nobody]);
  const ada = put.volunteer('Ada');
  const noHours = 'print.attestations.nobody';
  expect(said()).toEqual([null, null, 'print.noneGiven', null, 'print.noneGiven', noHours]);
  put.assignment(shift.id, ada.id, { state: 'confirmed' });
  expect(said()).toEqual([null, null, null, null, null, noHours]);
  expect(said(AFTER)).toEqual([null, null, null, null, null, null]);
});

it('says that there are no shifts if somebody would be there for one', () => {
  const { db, festival, put } = volunteersFestival();
  put.volunteer('Ada');
  const plan = planOf(festival.id, db);
  expect(sheets.filter((sheet) => whyEmpty(sheet, plan, BEFORE) === 'print.noShift')).toEqual([
    'planning',
    'sign-in',
    'slips',
    'meals',
  ]);
});

it('says of each file why it would be empty', () => {
  const { db, festival, put } = volunteersFestival();
  const said = (counts = 0) => {
    const plan = planOf(festival.id, db);
    return files.map((file) => whyNoLines(file, plan, { at: BEFORE, counts }));
  };
  expect(said()).toEqual(['messages.nobody.all', 'print.entries.nobody']);
  const ada = put.volunteer('Ada');
  expect(said()).toEqual(['print.noneGiven', 'print.entries.nobody']);
  put.assignment(put.shift(put.task().id).id, ada.id, { state: 'confirmed' });
  expect(said(1)).toEqual([null, null]);
});

it('counts as done what was published, as the file of hours does, whatever is drafted since', () => {
  const { db, actor, made, festival, put } = volunteersFestival();
  const event = db
    .select()
    .from(t.events)
    .all()
    .find(({ startsAt }) => startsAt !== null);
  if (!event) throw new Error('no séance');
  put.assignment(put.eventShift(put.task().id, event.id).id, put.volunteer('Ada').id, { state: 'confirmed' });
  const publisher = authorizeFestival(actor, made.slug, 'publish', db);
  done(publishRelease(publisher, publishSchema.parse({ expected: 0, note: {} }), NOW));
  const hours = () => hoursPerPerson(planOfSheet('attestations', festival), AFTER);
  const [before] = hours();
  expect(before?.minutes).toBeGreaterThan(0);
  db.update(t.events).set({ startsAt: null }).where(eq(t.events.id, event.id)).run();
  expect(hours()).toEqual([before]);
});

it('lists on a shift everybody who is expected, the référent·e first, and nobody noted as absent', () => {
  const { db, festival, put } = volunteersFestival();
  const shift = put.shift(put.task().id, { people: 3 });
  const on = (name: string, row = {}) => put.assignment(shift.id, put.volunteer(name).id, row);
  on('Ada');
  on('Bob', { state: 'confirmed', isReferent: true });
  on('Cy', { state: 'declined' });
  on('Dan', { state: 'confirmed', absentAt: NOW });
  const [printed] = printedShifts({ plan: planOf(festival.id, db), locale: 'fr' });
  expect(printed?.people.map(({ name }) => name)).toEqual(['Bob', 'Ada']);
});
