import { createTranslator } from 'next-intl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveFilm } from '#app/[locale]/(live)/organise/[festival]/films/actions.ts';
import { savePerson } from '#app/[locale]/(live)/organise/[festival]/people/actions.ts';
import { saveSettings } from '#app/[locale]/(live)/organise/[festival]/settings/actions.ts';
import { saveWays } from '#app/[locale]/(live)/organise/[festival]/volunteers/settings/actions.ts';
import { saveShift } from '#app/[locale]/(live)/organise/[festival]/volunteers/shifts/actions.ts';
import { removeTask, saveTask } from '#app/[locale]/(live)/organise/[festival]/volunteers/tasks/actions.ts';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { endServedDb, makeFestival, openTestDb, serveDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { type FestivalRoot, festivalKind } from '#lib/festivals/root.ts';
import { festivalFormValues } from '#lib/festivals/schema.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { Actor } from '#lib/policy.ts';
import { addDays } from '#lib/time/calendar.ts';
import { formatDate } from '#lib/time/format.ts';
import { newShiftValues, settingsFormValues } from '#lib/volunteers/form-values.ts';
import { settingsOf } from '#lib/volunteers/queries.ts';

const asking = vi.hoisted(() => ({ actor: null as unknown }));
vi.mock('#app/_server/actor.ts', () => ({ currentActor: async () => asking.actor }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));
vi.mock('next-intl/server', () => ({
  getLocale: async () => 'fr',
  getTranslations: async (asked: string | { namespace: string }) =>
    createTranslator({
      locale: 'fr',
      messages: messages.fr,
      namespace: (typeof asked === 'string' ? asked : asked.namespace) as 'records',
    }),
}));

let [db, nour, festivalId]: [Db, Actor, number] = [null, null, 0] as never;

beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  db = openTestDb();
  serveDb(db);
  festivalId = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1, slug: 'nel' }).festivalId;
  nour = makeAccount(db, 'Nour', { festivalId, role: 'owner' });
  asking.actor = nour;
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

type Action = typeof saveTask;
const place = (number: number | null) => ({ locale: 'fr', slug: 'nel', number });
/** What an action answers; for a redirect its address, with any batch as `done=…`. */
async function said(action: Action, number: number | null, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  try {
    const state = await action(place(number), { ok: null }, form);
    return state.ok === null ? null : [state.ok, state.message];
  } catch (error) {
    return String((error as { digest?: string }).digest)
      .replace(/done=[\w-]+/, 'done=…')
      .split(';')[2];
  }
}
const task = (name: string, version = 0) => ({ 'name.fr': name, version: String(version) });
/** What a browser posts of a form that shows these values. */
function formOf(values: object): FormData {
  const form = new FormData();
  const put = (name: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) put(`${name}.${key}`, one);
    else if (typeof value !== 'boolean' || value) form.set(name, String(value));
  };
  for (const [name, value] of Object.entries(values)) put(name, value);
  return form;
}
const tasks = () => db.select({ id: t.tasks.id, name: t.tasks.name, version: t.tasks.version }).from(t.tasks).all();

it('makes a record and redirects to its list, changes it, and deletes it', async () => {
  expect(await said(saveTask, null, { ...task('Accueil'), clientKey: crypto.randomUUID() })).toBe(
    '/fr/organise/nel/volunteers/tasks?done=…',
  );
  const [made] = tasks();
  if (!made) throw new Error('no task');
  expect(await said(saveTask, made.id, task('Accueil du public', made.version))).toEqual([true, 'C’est enregistré.']);
  expect(tasks()[0]?.name.fr).toBe('Accueil du public');
  expect(await said(removeTask, made.id, { uses: '0' })).toBe('/fr/organise/nel/volunteers/tasks?done=…');
  expect(tasks()).toEqual([]);
  asking.actor = makeAccount(db, 'Noor', { festivalId, role: 'owner' });
  expect(await said(saveTask, made.id, task('Accueil', made.version))).toEqual([
    false,
    expect.stringMatching(/^Nour a supprimé cette fiche /),
  ]);
  // An account without a name yet.
  db.update(t.changes).set({ actorName: '' }).run();
  expect(await said(saveTask, made.id, task('Accueil', made.version))).toEqual([
    false,
    expect.stringMatching(/^Quelqu’un a supprimé cette fiche /),
  ]);
  expect(await said(saveTask, made.id + 1, task('Accueil', made.version))).toEqual([
    false,
    expect.stringContaining('supprimée entre-temps'),
  ]);
});

it('refuses people without the permission, and writes nothing', async () => {
  await said(saveTask, null, { ...task('Accueil'), clientKey: crypto.randomUUID() });
  const stood = tasks();
  const [made] = stood;
  if (!made) throw new Error('no task');
  asking.actor = makeAccount(db, 'Ada', { festivalId, role: 'team' });
  const refused = [false, messages.fr.errors.notAllowed];
  expect(await said(saveTask, null, { ...task('Bar'), clientKey: crypto.randomUUID() })).toEqual(refused);
  expect(await said(saveTask, made.id, task('Bar', made.version))).toEqual(refused);
  expect(await said(removeTask, made.id, { uses: '0' })).toEqual(refused);
  expect(tasks()).toEqual(stood);
});

it('says who changed it meanwhile, and how many use what was to be deleted', async () => {
  await said(saveTask, null, { ...task('Accueil'), clientKey: crypto.randomUUID() });
  const [made] = tasks();
  if (!made) throw new Error('no task');
  expect(await said(saveTask, made.id, task('Bar', made.version))).toEqual([true, 'C’est enregistré.']);
  asking.actor = makeAccount(db, 'Noor', { festivalId, role: 'owner' });
  expect(await said(saveTask, made.id, task('Billetterie', made.version))).toEqual([
    false,
    expect.stringContaining('Nour'),
  ]);
  expect(tasks()[0]?.name.fr).toBe('Bar');
  db.insert(t.shifts)
    .values({
      festivalId,
      taskId: made.id,
      rule: 'fixed',
      people: 1,
      startsAt: '2026-05-02T10:00',
      endsAt: '2026-05-02T11:00',
      createdAt: '2026-05-02T10:00:00.000Z',
    } as never)
    .run();
  const refused = await said(removeTask, made.id, { uses: '0' });
  expect(refused).toEqual([false, 'Un créneau utilise cette mission : elle ne peut pas être supprimée.']);
  expect(tasks()).toHaveLength(1);
});

it('asks before new dates leave séances outside, reports conflicts of a festival, and redirects to its new address', async () => {
  const read = () => festivalKind.read(db, festivalId, festivalId) as FestivalRoot;
  const typed = (values: object) => formOf({ ...festivalFormValues(read(), 'fr'), ...values });
  const save = async (form: FormData) => {
    try {
      return await saveSettings(place(null), { ok: null }, form);
    } catch (error) {
      return String((error as { digest?: string }).digest).split(';')[2];
    }
  };
  const { startsOn, version } = read();
  const moved = typed({ startsOn: addDays(startsOn, 7), endsOn: addDays(startsOn, 7) });
  expect(await save(moved)).toMatchObject({ ok: false, conflict: { count: 1, shift: 7 } });
  expect(read()).toMatchObject({ startsOn, version });
  const [nours, noors] = [typed({ organiser: 'Lyon' }), typed({ organiser: 'Lille' })];
  expect(await save(nours)).toMatchObject({ ok: true, message: 'C’est enregistré.', undo: expect.any(String) });
  asking.actor = makeAccount(db, 'Noor', { festivalId, role: 'owner' });
  expect(await save(noors)).toMatchObject({
    ok: false,
    message: expect.stringContaining('Nour'),
    conflict: { fields: [{ mine: 'Lille', theirs: 'Lyon' }] },
  });
  expect(await save(typed({ slug: 'lueurs' }))).toBe('/fr/organise/lueurs/settings');
});

it('asks once whether a new person or film is the existing one of that name, with what was typed', async () => {
  type Asked = { ok: false; message: string; values: object; conflict: { alike: { id: number; href: string } } };
  const save = async (action: typeof savePerson, fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ version: '0', ...fields })) form.set(name, value);
    return (await action(place(null), { ok: null }, form).catch(() => 'made')) as Asked | 'made';
  };
  const kinds = [
    [savePerson, 'name', 'Awa Diop', 'Diop, Awa', t.people, 'people'],
    [saveFilm, 'originalTitle', 'Le Grand Cobalt', 'le grand cobalt', t.films, 'films'],
  ] as const;
  for (const [action, field, name, again, table, section] of kinds) {
    const count = () => db.select({ id: table.id }).from(table).all().length;
    const before = count();
    const first = { [field]: name, clientKey: crypto.randomUUID() };
    expect(await save(action, first)).toBe('made');
    // Pressing the same button again makes no second one.
    expect(await save(action, first)).toBe('made');
    expect(count()).toBe(before + 1);
    const second = { [field]: again, clientKey: crypto.randomUUID() };
    const asked = (await save(action, second)) as Asked;
    expect(asked).toMatchObject({ ok: false, message: expect.stringContaining(`« ${name} » (n° `), values: second });
    const { id, href } = asked.conflict.alike;
    expect(href).toMatch(new RegExp(`^/fr/organise/nel/${section}/\\d+$`));
    // The reader agreed to another record than the one they were told of.
    expect(await save(action, { ...second, another: String(id + 1000) })).toMatchObject({
      conflict: { alike: { id } },
    });
    expect(count()).toBe(before + 1);
    expect(await save(action, { ...second, another: String(id) })).toBe('made');
    expect(count()).toBe(before + 2);
  }
});

describe('what two people wrote is told as the desk writes it', () => {
  type Told = { conflict: { fields: { name: string; mine: string; theirs: string }[] } };
  /** Both save what they opened at once; answers what the second is told. */
  async function second(action: Action, number: number | null, shown: object, theirs: object, mine: object) {
    const by = (values: object) => action(place(number), { ok: null }, formOf({ ...shown, ...values }));
    expect(await by(theirs)).toMatchObject({ ok: true });
    asking.actor = makeAccount(db, 'Noor', { festivalId, role: 'owner' });
    const { fields } = ((await by(mine)) as unknown as Told).conflict;
    return fields.map(({ name, mine, theirs }) => [name, mine, theirs].map((text) => text.replaceAll('\u00a0', ' ')));
  }

  it('of how the festival works with its volunteers', async () => {
    const first = settingsFormValues(settingsOf(festivalId, db), 'fr');
    await saveWays(place(null), { ok: null }, formOf(first));
    const shown = settingsFormValues(settingsOf(festivalId, db), 'fr');
    const theirs = {
      minorsUntil: '21h',
      minutesADay: '7h30',
      joining: 'on',
      joinUntil: '2026-10-01',
      joinMinAge: '18',
    };
    expect(await second(saveWays, null, shown, theirs, { minorsUntil: '20h30', joinUntil: '2026-09-30' })).toEqual([
      ['minutesADay', '8 h', '7 h 30'],
      ['joining', 'Fermée', 'Ouverte'],
      ['joinUntil', '30 septembre 2026', '1er octobre 2026'],
      ['joinMinAge', '16 ans', '18 ans'],
      ['minorsUntil', '20 h 30', '21 h'],
    ]);
  });

  it('of a shift', async () => {
    await said(saveTask, null, { ...task('Bar'), clientKey: crypto.randomUUID() });
    const [day] = db.select({ date: t.festivalDays.date }).from(t.festivalDays).all();
    if (!day) throw new Error('no day');
    const shift = {
      ...newShiftValues,
      taskId: tasks()[0]?.id,
      day: day.date,
      from: '9h',
      until: '12h',
      clientKey: crypto.randomUUID(),
    };
    await saveShift(place(null), { ok: null }, formOf(shift)).catch(() => null);
    const [made] = db.select().from(t.shifts).all();
    if (!made) throw new Error('no shift');
    const shown = { ...shift, version: made.version, clientKey: '' };
    const read = formatDate(day.date, 'fr', 'short').replaceAll('\u00a0', ' ');
    expect(await second(saveShift, made.id, shown, { until: '0h30' }, { until: '23h' })).toEqual([
      ['endsAt', `${read}, 23 h`, `${read}, 0 h 30`],
    ]);
  });
});

it('says what is wrong in the order of the form, not of the schema', async () => {
  const { version } = festivalKind.read(db, festivalId, festivalId) as FestivalRoot;
  const form = formOf({ version, contactEmail: 'x', closesAt: 'tard', name: { fr: '' } });
  const state = await saveSettings(place(null), { ok: null }, form);
  const posted = [...form.keys()];
  const wrong = state.ok === false ? Object.keys(state.fields).filter((name) => posted.includes(name)) : [];
  expect(wrong).toEqual(['contactEmail', 'closesAt', 'name.fr']);
});
