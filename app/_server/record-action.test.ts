import { createTranslator } from 'next-intl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveAppearance } from '#app/[locale]/(live)/organise/[festival]/appearance/actions.ts';
import { saveBlock } from '#app/[locale]/(live)/organise/[festival]/blocks/actions.ts';
import { saveDay } from '#app/[locale]/(live)/organise/[festival]/days/actions.ts';
import { saveFilm } from '#app/[locale]/(live)/organise/[festival]/films/actions.ts';
import { saveOffer } from '#app/[locale]/(live)/organise/[festival]/offers/actions.ts';
import { savePage, savePartner } from '#app/[locale]/(live)/organise/[festival]/pages/actions.ts';
import { savePerson } from '#app/[locale]/(live)/organise/[festival]/people/actions.ts';
import { savePicture } from '#app/[locale]/(live)/organise/[festival]/pictures/actions.ts';
import { saveSettings } from '#app/[locale]/(live)/organise/[festival]/settings/actions.ts';
import { saveSeries, saveTheme } from '#app/[locale]/(live)/organise/[festival]/themes/actions.ts';
import { saveRoom, saveVenue } from '#app/[locale]/(live)/organise/[festival]/venues/actions.ts';
import { saveVolunteer } from '#app/[locale]/(live)/organise/[festival]/volunteers/people/actions.ts';
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
import { askAs } from './request-testing.ts';

let [db, nour, festivalId]: [Db, Actor, number] = [null, null, 0] as never;

beforeEach(async () => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  db = openTestDb();
  serveDb(db);
  festivalId = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1, slug: 'nel' }).festivalId;
  nour = makeAccount(db, 'Nour', { festivalId, role: 'owner' });
  await askAs(nour);
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
  await askAs(makeAccount(db, 'Noor', { festivalId, role: 'owner' }));
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

it('leads back to an empty form where another is to be typed, within this desk only', async () => {
  const another = async (path: string) =>
    said(saveTask, null, { ...task(path), clientKey: crypto.randomUUID(), $another: path });
  const form = '/fr/organise/nel/volunteers/tasks/new';
  expect(await another(form)).toBe(`${form}?done=…`);
  const list = '/fr/organise/nel/volunteers/tasks?done=…';
  expect(await another('//elsewhere.example/new')).toBe(list);
  expect(await another('/fr/organise/other/volunteers/tasks/new')).toBe(list);
  expect(tasks()).toHaveLength(3);
});

it('refuses people without the permission, and writes nothing', async () => {
  await said(saveTask, null, { ...task('Accueil'), clientKey: crypto.randomUUID() });
  const stood = tasks();
  const [made] = stood;
  if (!made) throw new Error('no task');
  await askAs(makeAccount(db, 'Ada', { festivalId, role: 'team' }));
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
  await askAs(makeAccount(db, 'Noor', { festivalId, role: 'owner' }));
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
  expect(refused).toEqual([
    false,
    'Un créneau utilise cette mission, ou son annulation est encore à lire : elle ne peut pas être supprimée.',
  ]);
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
  await askAs(makeAccount(db, 'Noor', { festivalId, role: 'owner' }));
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
  type Told = { conflict: { fields: { name: string; mine: string; theirs: string }[]; theirs: object } };
  /** Both save what they opened at once; answers what the second is told. */
  async function second(action: Action, number: number | null, shown: object, theirs: object, mine: object) {
    const by = (values: object) => action(place(number), { ok: null }, formOf({ ...shown, ...values }));
    expect(await by(theirs)).toMatchObject({ ok: true });
    await askAs(makeAccount(db, 'Noor', { festivalId, role: 'owner' }));
    const { fields } = ((await by(mine)) as unknown as Told).conflict;
    return fields.map(({ name, mine, theirs }) => [name, mine, theirs].map((text) => text.replaceAll('\u00a0', ' ')));
  }

  type Form = {
    save: Action;
    /** Where its labels stand. */
    words: string;
    /** The column of its number: both open the last made. None of what exists once. */
    number: string | null;
    /** What both post besides; a new record is made of it first where the festival has none. */
    first: object;
    isThere?: boolean;
    theirs: object;
    mine: object;
    /** What the second is told: the field, theirs and the other's. */
    told: string[];
    /** Fields shown as they were typed, and those under which two fields are told as one. */
    typed: string;
  };
  const idOf = (table: 'rooms' | 'venues' | 'festival_days') =>
    Number(db.$client.prepare(`select min(id) from ${table}`).pluck().get());
  const forms: Record<string, () => Form> = {
    settings: () => ({
      save: saveSettings,
      words: 'places.settings',
      number: null,
      first: festivalFormValues(festivalKind.read(db, festivalId, festivalId) as FestivalRoot, 'fr'),
      theirs: {
        startsOn: '2026-06-05',
        endsOn: '2026-06-08',
        timeZone: 'America/Port-au-Prince',
        locale: 'en',
        dayStartsAt: '6h',
        opensAt: '8h30',
        closesAt: '23h',
        doorsMinutes: '20',
        clearMinutes: '25',
        betweenFilmsMinutes: '7',
        accessibilityDuty: 'yes',
        accessibilityState: 'partial',
        accessibilityStatement: { auditor: 'Idéance', auditedOn: '2026-01-12', rate: '76', preparedOn: '2026-01-20' },
      },
      mine: {
        startsOn: '2026-06-04',
        endsOn: '2026-06-09',
        timeZone: 'Indian/Reunion',
        dayStartsAt: '4h',
        opensAt: '9h15',
        closesAt: '22h',
        doorsMinutes: '90',
        clearMinutes: '5',
        betweenFilmsMinutes: '0',
        accessibilityStatement: { auditedOn: '2026-01-13', preparedOn: '2026-01-21' },
      },
      told: [
        'startsOn: jeudi 4 juin 2026 | vendredi 5 juin 2026',
        'endsOn: mardi 9 juin 2026 | lundi 8 juin 2026',
        'timeZone: La Réunion | Port-au-Prince',
        'locale: français | anglais',
        'dayStartsAt: 4 h | 6 h',
        'opensAt: 9 h 15 | 8 h 30',
        'closesAt: 22 h | 23 h',
        'doorsMinutes: 90 min | 20 min',
        'clearMinutes: 5 min | 25 min',
        'betweenFilmsMinutes: 0 min | 7 min',
        'accessibilityDuty: Non | Oui',
        'accessibilityState: Non conforme : aucun audit n’a été réalisé | Partiellement conforme, d’après un audit',
        'accessibilityStatement.auditor:  | Idéance',
        'accessibilityStatement.auditedOn: mardi 13 janvier 2026 | lundi 12 janvier 2026',
        'accessibilityStatement.rate:  | 76',
        'accessibilityStatement.preparedOn: mercredi 21 janvier 2026 | mardi 20 janvier 2026',
      ],
      typed:
        'name slug introduction outside organiser website contactEmail legalPublisher legalAddress legalDirector legalPhone legalRegistration legalHost privateDays accessibilityContact legalText privacyText accessibilityText',
    }),
    appearance: () => ({
      save: saveAppearance,
      words: 'appearance',
      number: null,
      first: { letters: 'bricolage', headStyle: 'letters' },
      theirs: { letters: 'newsreader', headStyle: 'poster' },
      mine: { letters: 'hanken', headStyle: 'picture' },
      told: ['letters: Hanken seule | Newsreader et Hanken', 'headStyle: Image | Affiche'],
      typed: 'accent secondColour',
    }),
    film: () => ({
      save: saveFilm,
      words: 'films',
      number: 'films.number',
      first: { originalTitle: 'Cora' },
      theirs: {
        countries: 'Haïti, France',
        minutes: '1h34',
        versions: [{ spoken: 'créole haïtien', subtitles: 'français', format: 'dcp', minutes: '95', isOnlyCopy: true }],
        contentNotes: [{ fr: 'Violence', en: 'Violence' }],
        contentIsSevere: true,
        rightsState: 'granted',
        rightsKind: 'free-licence',
        tags: 'coup de cœur, jury',
        announceable: 'from',
        announceableFrom: '2026-05-02',
      },
      mine: {
        countries: 'Mali',
        minutes: '80',
        versions: [{ spoken: 'créole haïtien', subtitles: 'français', format: 'dcp', minutes: '95' }],
        contentNotes: [{ fr: 'Violence', en: 'Brutality' }],
        rightsState: 'asked',
        rightsKind: 'public-projection',
        announceable: 'no',
        announceableFrom: '2026-05-03',
      },
      told: [
        'countries: Mali | Haïti, France',
        'minutes: 80 min | 94 min',
        'versions: VOSTFR, DCP, 95 min | VOSTFR, DCP, 95 min, Copie unique',
        'contentNotes: Violence / Brutality | Violence / Violence',
        'contentIsSevere: non | oui',
        'rightsState: demandés | accordés',
        'rightsKind: projection publique | licence libre',
        'tags:  | coup de cœur, jury',
        'announceable: non | à partir d’une date',
        'announceableFrom: dimanche 3 mai 2026 | samedi 2 mai 2026',
      ],
      typed:
        'originalTitle title directors writers production year shortSynopsis synopsis rightsNote neutralTitle website trailer',
    }),
    person: () => ({
      save: savePerson,
      words: 'people',
      number: 'people.number',
      isThere: true,
      first: { name: 'Awa' },
      theirs: {
        ways: { mail: true, sms: true },
        tags: 'jury',
        arrivesAt: { date: '2026-06-06', time: '14h' },
        departsAt: { date: '2026-06-07', time: '9h30' },
      },
      mine: { ways: { whatsapp: true }, arrivesAt: { date: '2026-06-05', time: '20h' } },
      told: [
        'ways: WhatsApp | E-mail · SMS',
        'tags:  | jury',
        'arrivesAt: vendredi 5 juin, 20 h | samedi 6 juin, 14 h',
        'departsAt:  | dimanche 7 juin, 9 h 30',
      ],
      typed: 'name organisation title bio contact',
    }),
    picture: () => ({
      save: savePicture,
      words: 'pictures',
      number: 'pictures.id',
      isThere: true,
      first: { focalX: '50', focalY: '50' },
      theirs: { purposes: { site: true, press: true }, until: '2027-01-01', consentOn: '2026-02-03' },
      mine: { purposes: { site: true }, until: '2027-02-01', consentOn: '2026-02-04' },
      told: [
        'purposes: le site | le site, la presse',
        'until: lundi 1er février 2027 | vendredi 1er janvier 2027',
        'consentOn: mercredi 4 février 2026 | mardi 3 février 2026',
      ],
      typed: 'alt credit givenBy focalX focalY',
    }),
    offer: () => ({
      save: saveOffer,
      words: 'places.offers',
      number: 'offers.id',
      first: { label: { fr: 'Pass' } },
      theirs: {
        target: `day-${idOf('festival_days')}`,
        kind: 'registration',
        opensAt: { date: '2026-05-01', time: '10h' },
      },
      mine: { kind: 'paid', opensAt: { date: '2026-05-02', time: '10h' } },
      told: [
        'target: tout le festival | samedi 6 juin',
        'kind: payant | sur inscription',
        'opensAt: samedi 2 mai, 10 h | vendredi 1er mai, 10 h',
      ],
      typed: 'label price address',
    }),
    day: () => ({
      save: saveDay,
      words: 'places.days',
      number: 'festival_days.id',
      isThere: true,
      first: {},
      theirs: { opensAt: '10h', closesAt: '23h30' },
      mine: { opensAt: '11h', closesAt: '22h' },
      told: ['opensAt: 11 h | 10 h', 'closesAt: 22 h | 23 h 30'],
      typed: 'title introduction',
    }),
    theme: () => ({
      save: saveTheme,
      words: 'places.themes',
      number: 'themes.id',
      first: { name: { fr: 'Eau' } },
      theirs: { name: { fr: 'Terre' } },
      mine: { name: { fr: 'Feu' } },
      told: ['name.fr: Feu | Terre'],
      typed: 'introduction colour',
    }),
    series: () => ({
      save: saveSeries,
      words: 'places.themes',
      number: 'series.number',
      first: { title: { fr: 'Un' } },
      theirs: { title: { fr: 'Deux' } },
      mine: { title: { fr: 'Trois' } },
      told: ['title.fr: Trois | Deux'],
      typed: 'introduction',
    }),
    block: () => ({
      save: saveBlock,
      words: 'places.blocks',
      number: 'blocks.id',
      first: { day: '2026-06-06', from: '12h', until: '13h' },
      theirs: {
        day: '2026-06-07',
        from: '12h30',
        until: '14h',
        kind: 'set-up',
        rooms: { [`room-${idOf('rooms')}`]: true },
      },
      mine: { day: '2026-06-05', from: '11h30', until: '12h15' },
      told: [
        'kind: Pause | Montage',
        'day: vendredi 5 juin 2026 | dimanche 7 juin 2026',
        'from: 11 h 30 | 12 h 30',
        'until: 12 h 15 | 14 h',
        'rooms: toutes les salles | Salle 1',
      ],
      // A length becomes the end; what is repeated on other days is made there.
      typed: 'title minutes everyDay days',
    }),
    venue: () => ({
      save: saveVenue,
      words: 'places.venues',
      number: 'venues.number',
      first: { name: { fr: 'Halle' }, latitude: '48.85', longitude: '2.35' },
      theirs: { walks: [{ venueId: idOf('venues'), minutes: '7' }] },
      mine: { walks: [{ venueId: idOf('venues'), minutes: '12' }] },
      told: ['walks: 12 min à pied de Lieu 1 | 7 min à pied de Lieu 1'],
      typed: 'name address latitude longitude access',
    }),
    room: () => ({
      save: saveRoom as Action,
      words: 'places.rooms',
      number: 'rooms.number',
      isThere: true,
      first: { name: { fr: 'Bleue' } },
      theirs: {
        kind: 'outdoor',
        doorsMinutes: '15',
        clearMinutes: '20',
        abilities: { dcp: true, loop: true },
        lacks: { wheelchair: true },
        opensAt: '9h',
        closesAt: '23h',
      },
      mine: { doorsMinutes: '20', abilities: { disc: true }, opensAt: '10h' },
      told: [
        'kind: salle | plein air',
        'doorsMinutes: 20 min | 15 min',
        'clearMinutes:  | 20 min',
        'abilities: disque | DCP, boucle magnétique',
        'lacks:  | sans accès fauteuil',
        'opensAt: 10 h | 9 h',
        'closesAt:  | 23 h',
      ],
      typed: 'name seats wheelchairPlaces note',
    }),
    page: () => ({
      save: savePage,
      words: 'ownPages',
      number: 'pages.id',
      first: { title: { fr: 'Venir' } },
      theirs: { isInNavigation: true, showsPartners: true },
      mine: {},
      told: ['isInNavigation: non | oui', 'showsPartners: non | oui'],
      typed: 'title text',
    }),
    partner: () => ({
      save: savePartner,
      words: 'ownPages',
      number: 'partners.number',
      first: { name: 'Ville' },
      theirs: { isAtFoot: true },
      mine: {},
      told: ['isAtFoot: non | oui'],
      typed: 'name address rank',
    }),
    task: () => ({
      save: saveTask,
      words: 'volunteerForms.task',
      number: 'tasks.id',
      first: { name: { fr: 'Bar' } },
      theirs: { needsClearance: true, adultsOnly: true, languages: 'anglais, LSF' },
      mine: { languages: 'allemand' },
      told: [
        'needsClearance: non | oui',
        'adultsOnly: non | oui',
        'languages: allemand | anglais, langue des signes française',
      ],
      typed: 'name briefing wanted',
    }),
    volunteer: () => ({
      save: saveVolunteer,
      words: 'volunteerForms.person',
      number: 'volunteers.id',
      first: { name: 'Zoé' },
      theirs: {
        contactKind: 'sms',
        contact: '06 00 00 00 00',
        ways: { sms: true },
        availabilities: [{ day: '2026-06-06', from: '14h', until: '18h' }],
        minutesADay: '4h',
        restMinutes: '9h',
        languages: 'anglais',
        diet: 'vegan',
        shirt: 'M',
        tags: 'bar',
        age: 'under18',
        consent: 'paper',
        consentOn: '2026-05-01',
      },
      mine: {
        contactKind: 'phone',
        contact: '06 00 00 00 01',
        languages: 'créole haïtien',
        diet: 'vegetarian',
        age: 'adult',
      },
      told: [
        'ways:  | SMS',
        'availabilities:  | sam. 6 juin, 14 h – 18 h',
        'minutesADay:  | 4 h',
        'restMinutes:  | 9 h',
        'languages: créole haïtien | anglais',
        'diet: Végétarien | Végétalien',
        'tags:  | bar',
        'age: 18 ans et plus | 16–17 ans',
        'shirt:  | M',
        'consent:  | Accord sur papier',
        'consentOn:  | 1er mai 2026',
        'contactKind: Appeler | SMS',
        'contact: 06 00 00 00 01 | 06 00 00 00 00',
      ],
      // Of those chosen by name: `form-values.test.ts`.
      typed:
        'name contact otherContact allergies wishes note clearedTaskIds withIds seeIds taskWishes guardian guardianContact',
    }),
  };

  beforeEach(() => {
    const square = { width: 9, height: 9, bytes: 9, colour: '#000000', createdAt: '2026-05-02T10:00:00.000Z' };
    db.insert(t.pictures)
      .values({ festivalId, use: 'logo', hash: 'a', format: 'jpeg', ...square })
      .run();
  });
  it.each(Object.keys(forms))('in each field that is not shown as it was typed: %s', async (name) => {
    const made = forms[name]?.();
    if (!made) throw new Error(name);
    const { save, words, first, isThere, theirs, mine, told, typed } = made;
    const [table, column] = made.number?.split('.') ?? [];
    if (table && !isThere) {
      const added = { ...first, clientKey: crypto.randomUUID() };
      const answer: { digest?: string } = await save(place(null), { ok: null }, formOf(added)).catch((error) => error);
      expect(answer.digest).toContain('NEXT_REDIRECT');
    }
    const number = table ? Number(db.$client.prepare(`select max(${column}) from ${table}`).pluck().get()) : null;
    const by = (values: object) => save(place(number), { ok: null }, formOf({ version: 1, ...values }));
    expect(await by({ ...first, ...theirs })).toMatchObject({ ok: true });
    const { fields, theirs: shown } = ((await by({ ...first, ...mine })) as unknown as Told).conflict;
    expect(fields.map(({ name, mine, theirs }) => `${name}: ${mine} | ${theirs}`.replaceAll('\u00a0', ' '))).toEqual(
      told,
    );
    const groups = [...typed.split(' '), 'version', 'clientKey', ...fields.map(({ name }) => name.split('.')[0])];
    expect(Object.keys(shown).filter((field) => !groups.includes(field))).toEqual([]);
    const t = createTranslator({ locale: 'fr', messages: messages.fr, namespace: words as 'places.days' });
    const named = (field: string) => t.has(`label.${field.replaceAll('.', '_')}` as never);
    const nameless = fields.filter(({ name }) => !named(name) && !named(name.replace(/\.(fr|en)$/, '')));
    // The field of several forms brings its own words.
    expect(nameless.filter(({ name }) => name !== 'ways')).toEqual([]);
  });

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
      ['joinUntil', 'mercredi 30 septembre 2026', 'jeudi 1er octobre 2026'],
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
