import { describe, expect, it } from 'vitest';
import {
  acceptedWarnings,
  eventItems,
  events,
  festivals,
  filmVersions,
  offers,
  people,
  savedTemplates as table,
} from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { makeFullFestival } from '#lib/exchange/festival-file/festival-file-testing.ts';
import { parts } from '#lib/exchange/festival-file/festival-parts.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { editionKey } from './choices.ts';
import { earlierTemplate } from './earlier.ts';
import { createFestivalFromTemplate } from './mutations.ts';
import { readTemplateFile, writeTemplateFile } from './programme.ts';
import { previewOf, proposalOf } from './proposal.ts';
import {
  allSavedTemplates,
  deleteTemplate,
  keepTemplate,
  MAX_SAVED,
  savedKey,
  savedTemplate,
  saveTemplate,
} from './saved.ts';
import { newFestivalSchema, saveTemplateSchema } from './schema.ts';
import { earlierOf, offerOf, templateSourceOf } from './source.ts';
import { sixDays } from './template.ts';

const PRIVATE = 'nobody-else-reads-this';
const NOW = '2027-01-01T09:00:00.000Z';
const input = (rest: object = {}) =>
  saveTemplateSchema.parse({ name: { fr: 'Comme chez nous' }, withFilms: 'on', ...rest });

function scene(
  make: (db: ReturnType<typeof openTestDb>) => { festivalId: number; slug: string } = (db) => makeFullFestival(db, 4),
) {
  const db = openTestDb();
  const { festivalId, slug } = make(db);
  const actor = makeAccount(db, 'Noor', { festivalId, role: 'organiser' });
  const festival = authorizeFestival(actor, slug, 'settings', db);
  return { db, actor, festival, creator: authorizeCreation(actor, db), draft: loadDraft(festivalId, db) };
}

function saved({ db, festival }: ReturnType<typeof scene>, rest: object = {}) {
  const made = saveTemplate(festival, input(rest), NOW);
  if (!made.ok) throw new Error(made.reason);
  const template = savedTemplate(made.id, db);
  if (!template) throw new Error('unreadable');
  return { id: made.id, template };
}

describe('a festival saved as a template', () => {
  it('keeps its times and its films, and no people', () => {
    const at = scene();
    const { template } = saved(at);
    const planned = at.draft.events.filter(({ status }) => status === 'planned');
    expect(template.plan.events).toHaveLength(planned.length);
    expect(template.rooms.map(({ name }) => name)).toEqual(at.draft.rooms.map(({ name }) => name));
    expect(template.plan.films.length).toBeGreaterThan(0);
    expect(template.plan.people).toEqual([]);
    expect(template.plan.offers.length).toBeGreaterThan(1);
    expect(saved(at, { withFilms: '' }).template.plan.films).toEqual([]);
    expect(saved(at, { withPeople: 'on' }).template.plan.people.length).toBeGreaterThan(0);
  });

  it('keeps wishes about séances that are in it', () => {
    const { template } = saved(scene());
    const { plan } = template;
    const wishes = [{}, { part: 'late', after: 1, before: 3 } as const];
    const wishing = plan.events.map((event, i) => ({ ...event, wishes: wishes[i] ?? {} }));
    const taken = earlierTemplate({ ...template, plan: { ...plan, events: wishing } }).take(new Set(['2', '3']));
    expect(taken.events.map((event) => event.wishes)).toEqual([{ part: 'late', before: 2 }, {}]);
  });

  it('contains nothing private, of the organiser or confirmed, and no date', () => {
    const at = scene();
    for (const { table, blank } of Object.values(parts)) {
      const words = Object.entries(blank).filter(([column, nothing]) => nothing === '' && column !== 'value');
      if (words.length > 0)
        at.db
          .update(table)
          .set(Object.fromEntries(words.map(([column]) => [column, PRIVATE])))
          .run();
    }
    const { template } = saved(at, { withPeople: 'on', withPictures: 'on' });
    const text = JSON.stringify(template);
    expect(template.plan.people.length * (template.pictures?.length ?? 0)).toBeGreaterThan(0);
    for (const word of [
      PRIVATE,
      '06 00 00 00 00',
      '0600000000',
      'bonjour@example.org',
      '2026-06',
      'confirmed',
      'granted',
      'teamNotes":"L',
      '"tags"',
    ])
      expect(text, word).not.toContain(word);
    expect(template.startsOn).toBe('2001-01-06');
  });

  it('makes a festival on other days, where what fits is placed', () => {
    const at = scene((db) => makeFestival(db, { events: 12, rooms: 2, days: 2, seed: 9 }));
    const { id } = saved(at);
    const form = newFestivalSchema.parse({
      template: savedKey(id),
      name: { fr: 'Suivant' },
      startsOn: '2027-06-05',
      endsOn: '2027-06-06',
      timeZone: 'Europe/Paris',
      opensAt: '9h',
      closesAt: '23h',
      films: 'on',
      rooms: [
        { name: 'Salle 1', from: '1' },
        { name: 'Salle 2', from: '2' },
      ],
    });
    const made = createFestivalFromTemplate(at.creator, form, 'fr', NOW);
    if (!made.ok) throw new Error(made.reason);
    const after = loadDraft(made.id, at.db);
    const hours = (draft: typeof after) => draft.events.map(({ startsAt }) => startsAt?.slice(11) ?? '').sort();
    expect(hours(after)).toEqual(hours(at.draft));
    expect(after.festival.templateId).toBe(savedKey(id));
    expect(after.films.length).toBeGreaterThan(0);
  });

  it('holds back the titles that were held back, in its file too', () => {
    const { template } = saved(scene());
    const back = readTemplateFile(Buffer.from(writeTemplateFile(template)));
    for (const { plan } of [template, back as typeof template]) {
      expect(plan.films.map(({ announceable }) => announceable)).toContain('no');
      for (const film of plan.films) expect(film).not.toHaveProperty('announceableFrom');
    }
  });

  it('names its days by their number, as its dates are of no year', () => {
    const at = scene((db) => makeFestival(db, { events: 12, rooms: 2, days: 2, seed: 9 }));
    const source = templateSourceOf(at.actor, savedKey(saved(at).id), at.db);
    const { items } = offerOf(source as NonNullable<typeof source>, '2026-11-26', 'fr');
    const placed = items.filter(({ startsAt }) => startsAt !== null);
    expect(new Set(placed.map(({ dayNumber }) => dayNumber))).toEqual(new Set([1, 2]));
  });

  it('is exported to a file and imported unchanged', () => {
    const at = scene();
    const { template, id } = saved(at, { withPeople: 'on' });
    const read = readTemplateFile(Buffer.from(writeTemplateFile(template)));
    if ('code' in read) throw new Error(JSON.stringify(read));
    const again = keepTemplate(at.creator, read, NOW);
    if (!again.ok) throw new Error(again.reason);
    expect({ ...savedTemplate(again.id, at.db), id: '' }).toEqual({ ...template, id: '' });
    expect(allSavedTemplates(at.db).map((one) => one.id)).toEqual([again.id, id]);
  });

  it('is refused if it could not be read again', () => {
    const at = scene();
    const [{ id: eventId } = { id: 0 }] = at.draft.events.filter(({ status }) => status === 'planned');
    const rows = Array.from({ length: 101 }, (_, i) => ({ kind: 'debate' as const, position: 1000 + i, minutes: 1 }));
    at.db
      .insert(eventItems)
      .values(rows.map((row) => ({ ...row, festivalId: at.festival.id, eventId })))
      .run();
    expect(saveTemplate(at.festival, input(), NOW)).toEqual({ ok: false, reason: 'tooLarge' });
    expect(allSavedTemplates(at.db)).toEqual([]);
  });

  it('is one of a hundred at most, and replaces none', () => {
    const at = scene();
    const { id } = saved(at);
    const [{ id: _, ...row } = { id: 0, ...({} as typeof table.$inferInsert) }] = at.db.select().from(table).all();
    at.db
      .insert(table)
      .values(Array.from({ length: MAX_SAVED - 1 }, () => row))
      .run();
    expect(saveTemplate(at.festival, input(), NOW)).toEqual({ ok: false, reason: 'tooMany' });
    const template = savedTemplate(id, at.db);
    if (!template) throw new Error('gone');
    const { id: __, ...programme } = template;
    expect(keepTemplate(at.creator, programme, NOW)).toEqual({ ok: false, reason: 'tooMany' });
    deleteTemplate(at.creator, id);
    expect(saveTemplate(at.festival, input(), NOW)).toMatchObject({ ok: true });
  });

  it('of an earlier edition is made by people who may schedule it, not by those who may only read it', () => {
    const at = scene();
    const [reader, organiser] = (['team', 'organiser'] as const).map((role) =>
      makeAccount(at.db, role, { festivalId: at.festival.id, role }),
    );
    const kindFor = (actor = at.actor) => templateSourceOf(actor, editionKey(at.festival.slug), at.db)?.kind ?? null;
    expect([kindFor(reader), kindFor(organiser)]).toEqual([null, 'edition']);
  });

  it('is used only by people who may make a festival', () => {
    const at = scene();
    const key = savedKey(saved(at).id);
    const [reader, organiser] = (['team', 'organiser'] as const).map((role) =>
      makeAccount(at.db, `${role} 2`, { festivalId: at.festival.id, role }),
    );
    const kindFor = (actor = at.actor) => templateSourceOf(actor, key, at.db)?.kind ?? null;
    expect([kindFor(reader), kindFor(makeAccount(at.db, 'Stella')), kindFor(organiser)]).toEqual([
      null,
      null,
      'programme',
    ]);
  });

  it('is deleted by its maker or an administrator of the installation', () => {
    const at = scene();
    const { id } = saved(at);
    const other = makeAccount(at.db, 'Autre', { festivalId: at.festival.id, role: 'owner' });
    expect(() => deleteTemplate(authorizeCreation(other, at.db), id)).toThrow('notAllowed');
    expect(() => deleteTemplate(at.creator, 99)).toThrow('notFound');
    deleteTemplate(at.creator, id);
    expect(at.db.select().from(table).all()).toEqual([]);
  });

  it('does not change the festival it was made from', () => {
    const at = scene();
    const tables = [events, festivals, filmVersions, offers, people, acceptedWarnings];
    const all = () => JSON.stringify(tables.map((one) => at.db.select().from(one).all()));
    const before = all();
    saved(at);
    expect(all()).toBe(before);
  });
});

describe('a template file', () => {
  const file = () => JSON.parse(writeTemplateFile(sixDays));
  it.each<[string, (it: ReturnType<typeof file>) => void, string, string]>([
    [
      'a newer program',
      (it) => {
        it.version = 2;
      },
      'newer',
      '',
    ],
    [
      'another format',
      (it) => {
        it.format = 'x';
      },
      'notAFestival',
      '',
    ],
    [
      'a film past the last',
      (it) => {
        it.plan.events[1].items[1].film = 99;
      },
      'value',
      'plan.events[1].items[1].film',
    ],
    [
      'a séance that continues a later one',
      (it) => {
        it.plan.events[1].continues = 4;
      },
      'value',
      'plan.events[1].continues',
    ],
    [
      'a wish for a séance past the last',
      (it) => {
        it.plan.events[1].wishes = { after: it.plan.events.length + 1 };
      },
      'value',
      'plan.events[1].wishes.after',
    ],
    [
      'a room past the last',
      (it) => {
        it.plan.blocks[0].rooms = [9];
      },
      'value',
      'plan.blocks[0].rooms[0]',
    ],
    [
      'an address that runs',
      (it) => {
        it.plan.films[0].website = 'javascript:1';
      },
      'value',
      'plan.films[0].website',
    ],
    [
      'days for a year',
      (it) => {
        it.days = Array(400).fill({ title: {} });
      },
      'value',
      'days',
    ],
  ])('is refused with %s', (_, change, code, where) => {
    const changed = file();
    change(changed);
    const read = readTemplateFile(Buffer.from(JSON.stringify(changed)));
    expect('code' in read && [read.code, read.where ?? '']).toEqual([code, where]);
  });
});

it('a template file of more than ten megabytes is not read at all', () => {
  const large = Buffer.from(' '.repeat(MAX_OF_FILE.templateBytes + 1));
  expect([readTemplateFile(large), readTemplateFile(large.subarray(1))]).toEqual([
    { code: 'templateTooLarge' },
    { code: 'broken' },
  ]);
});

describe('what does not fit', () => {
  it('is named with the reason, séance by séance', () => {
    const at = scene((db) => makeFestival(db, { events: 8, rooms: 2, days: 2, seed: 3 }));
    const { id } = saved(at);
    const source = templateSourceOf(at.actor, savedKey(id), at.db);
    if (!source) throw new Error('no source');
    const preview = (rest: object) =>
      previewOf(
        proposalOf(
          source,
          newFestivalSchema.parse({
            template: savedKey(id),
            name: { fr: 'x' },
            startsOn: '2027-06-05',
            endsOn: '2027-06-06',
            timeZone: 'Europe/Paris',
            opensAt: '9h',
            closesAt: '23h',
            rooms: [
              { name: 'Salle 1', from: '1' },
              { name: 'Salle 2', from: '2' },
            ],
            ...rest,
          }),
          'fr',
        ),
      );
    const why = (rest: object) => [...new Set(preview(rest).unscheduled.map((one) => one.why))];
    expect(why({})).toEqual([]);
    expect(why({ endsOn: '2027-06-05' })).toEqual(['day']);
    expect(why({ into: { r1: '0', r2: '' } })).toEqual(['room']);
    expect(why({ into: { r1: '0', r2: '0' } })).toEqual(['taken']);
    // Both days are placed on the first one, so séances that would overlap are left without a
    // place.
    expect(why({ onto: { d0: '0', d1: '0' } })).toEqual(['taken']);
    expect(why({ onto: { d1: 'none' } })).toEqual(['day']);
    expect(earlierOf(source)?.days).toHaveLength(2);
  });
});
