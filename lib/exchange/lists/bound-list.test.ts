import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestFile } from '#db/testing.ts';
import { endImport } from '#lib/exchange/files/kept-imports.ts';
import { packRows } from '#lib/exchange/files/table.ts';
import { readSeparated } from '#lib/exchange/files/text-files.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { venuesOf } from '#lib/venues/queries.ts';
import { volunteersOf } from '#lib/volunteers/queries.ts';
import { importLists, type ShownRow } from './bound-list.ts';
import { applyList, keepRead, noteList, seenList, seenListOf } from './list-job.ts';
import type { ListName } from './list-noun.ts';
import { saidOfImport } from './said-of-import.ts';
import { readVolunteer } from './volunteer-noun.ts';

const LATER = '2026-05-01T10:05:00.000Z';

/** A festival on 6 and 7 June 2026 in two rooms, « Salle 1 » and « Salle 2 » of « Lieu 1 ». */
function begin(name: ListName, locale: Locale = 'fr') {
  const made = workingFestival('read', { events: 3 });
  made.db.update(t.festivals).set({ locale }).run();
  const list = importLists[name];
  const festival = authorizeFestival(made.actor, made.made.slug, list.permission, made.db);
  const plan = (text: string, answers: Record<string, Record<string, string>> = {}) => {
    const rows = readSeparated(text);
    if (!Array.isArray(rows)) throw new Error(rows.code);
    const read = list.kept(festival, list.keep(festival, { name: '', rows }, NOW) ?? 0);
    if (!read) throw new Error('nothing was read');
    const kept = { ...read, answers: { ...read.answers, mended: answers } };
    return { kept, mapping: kept.mapping, ...list.shown(festival, kept, 'fr') };
  };
  const bring = (text: string) => {
    const { kept, fingerprint } = plan(text);
    return done(list.run(festival, kept, fingerprint, null, NOW));
  };
  return { ...made, festival, plan, bring };
}
const told = (row: ShownRow | undefined) =>
  row?.is === 'refused'
    ? row.problems.map(({ column, error }) => `${column} ${error}`)
    : row?.is === 'changed'
      ? row.changes.map(({ label, before, after }) => `${label} : ${before} → ${after}`)
      : row?.is === 'new'
        ? row.telling
        : row?.is;
/** The parts of an imported row that were not understood, and where they are kept. */
const unread = (row: ShownRow | undefined) =>
  row && 'unread' in row ? row.unread.map(({ column, error, keptIn }) => `${column} ${error} → ${keptIn}`) : row?.is;

describe('a list of people', () => {
  it('asks whether an initial means somebody of a line above, and nobody else', () => {
    const { plan } = begin('people');
    const { rows } = plan('Nom\nAwa Diop\nDiop Awa\nA. Diop\nZoé Diop\nBénévole 1\nBénévole 2\n');
    expect(rows.map(({ is }) => is)).toEqual(['new', 'refused', 'asked', 'new', 'new', 'new']);
  });

  it('is recognised by its headings, in both languages, and says who is new', () => {
    const { plan } = begin('people');
    const { mapping, rows } = plan(
      'Nom;Prénom;Fonction;Structure;Bio;Email;Portable;Arrivée\nDiop;Awa;réalisatrice;Collectif;Née à Dakar.;awa@example.org;06 12 34 56 78;5 juin 18h\n',
    );
    expect(mapping).toEqual(['name', 'firstName', 'titleFr', 'organisation', 'bioFr', 'email', 'phone', 'arrivesAt']);
    expect(rows).toMatchObject([
      {
        is: 'new',
        title: 'Awa Diop',
        telling: 'réalisatrice\u00a0· Collectif\u00a0· awa@example.org\u00a0· 06 12 34 56 78',
      },
    ]);
    expect(plan('Full name,Job title,Company,Biography\nA,B,C,D\n').mapping).toEqual([
      'name',
      'titleFr',
      'organisation',
      'bioFr',
    ]);
  });

  it('recognises people by their name, in either order, asks if it is similar, and adds only new parts of a contact', () => {
    const { bring, plan, db } = begin('people');
    bring('Nom;Email\nAwa Diop;awa@example.org\n');
    expect(told(plan('Nom;Email;Tél\nDIOP Awa;awa@example.org;06 12 34 56 78\n').rows[0])).toEqual([
      'Contact (privé) : awa@example.org → awa@example.org\n06 12 34 56 78',
    ]);
    expect(told(plan('Nom\n"Diop, Awa"\n').rows[0])).toBe('unchanged');
    expect(plan('Nom\nA. Diop\n').rows[0]).toMatchObject({ is: 'asked', candidates: [{ name: 'Awa Diop' }] });
    expect(
      db
        .select()
        .from(t.people)
        .all()
        .filter(({ name }) => name === 'Awa Diop'),
    ).toHaveLength(1);
  });

  it('shows which lines are left out, and which cells of a line', () => {
    const { bring, plan, festival } = begin('people');
    bring('Nom;Fonction;Structure\nAwa Diop;réalisatrice;Collectif\n');
    const { kept } = plan('Nom;Fonction;Structure\nAwa Diop;OK;Le Quai\nZoé Lind;monteuse;\n');
    const shown = (left: Record<string, 'line' | string[]>) =>
      importLists.people.shown(festival, { ...kept, answers: { left } }, 'fr').rows;
    const changes = [
      { field: 'organisation', label: 'Organisation', before: 'Collectif', after: 'Le Quai', isLeft: false },
      { field: 'title', label: 'Fonction', before: 'réalisatrice', after: 'OK', isLeft: true },
    ];
    expect(shown({ 2: ['title'], 3: 'line' })).toMatchObject([
      { is: 'changed', changes },
      { is: 'left', name: 'Zoé Lind', changes: [] },
    ]);
  });

  it('names every line with a question, also those on no page', () => {
    const { bring, plan, festival } = begin('people');
    bring('Nom\nAwa Diop\n');
    const initials = Array.from({ length: 260 }, () => 'A. Diop').join('\n');
    const { kept } = plan(`Nom\nZoé Lind\n${initials}\n`);
    const lines = importLists.people.askedLines(festival, kept);
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([260, 3, 262]);
    const same = Object.fromEntries(lines.map((line) => [line, 'new' as const]));
    expect(importLists.people.askedLines(festival, { ...kept, answers: { same } })).toEqual([]);
  });

  it('keeps what is no hour in the private note, once, and refuses a person who is there twice', () => {
    const { plan, bring } = begin('people');
    const text = 'Nom;Arrivée;Départ;Email\nUn;bientôt;le soir;un@example.org\nDeux;;;\nDeux;;;\n';
    const { rows } = plan(text);
    const kept = 'Arrivée : bientôt\u00a0· Départ : le soir\u00a0· un@example.org';
    expect(rows.map(told)).toEqual([kept, '', ['null twice']]);
    expect(unread(rows[0])).toEqual(['arrivesAt moment → contact', 'departsAt moment → contact']);
    bring(text);
    const again = plan(text).rows;
    expect([again.map(({ is }) => is), unread(again[0])]).toEqual([['unchanged', 'unchanged', 'refused'], []]);
  });

  it('takes a day without an hour as the whole day, and keeps that no hour was given', () => {
    const { plan, bring, db } = begin('people');
    const text = 'Nom;Arrivée;Départ\nUn;05/06/2026;7 juin\nDeux;5/06 9h;4/06\n';
    expect(plan(text).rows.map(unread)).toEqual([[], ['departsAt order → contact']]);
    bring(text);
    expect(db.select().from(t.people).all().slice(-2)).toMatchObject([
      {
        arrivesAt: '2026-06-05T00:00',
        departsAt: '2026-06-07T23:59',
        contact: 'Arrivée : 05/06/2026\nDépart : 7 juin',
      },
      { arrivesAt: '2026-06-05T09:00', departsAt: null, contact: 'Départ : 4/06' },
    ]);
    expect(plan(text).rows.map(({ is }) => is)).toEqual(['unchanged', 'unchanged']);
  });

  it('reads arrivals and departures in the one order of day and month of their list, and corrections as typed', () => {
    const { festival, plan, db } = begin('people');
    const text = 'Nom;Arrivée;Départ\nUn;06/05/2026;06/13/2026\nDeux;06/06/2026;06/07/2026\n';
    const read = plan(text, { 3: { arrivesAt: '05/06/2026' } });
    done(importLists.people.run(festival, read.kept, read.fingerprint, null, NOW));
    const all = db.select().from(t.people).all().slice(-2);
    expect(all.map(({ arrivesAt, departsAt }) => [arrivesAt, departsAt])).toEqual([
      ['2026-06-05T00:00', '2026-06-13T23:59'],
      ['2026-06-05T00:00', '2026-06-07T23:59'],
    ]);
  });

  it('reads no contact from a column for emergency contacts', () => {
    const { plan } = begin('people');
    for (const heading of [
      'Contact d’urgence',
      'Emergency contact',
      'Tél. d’urgence',
      'Emergency phone',
      'Contact (urgence)',
    ])
      expect(plan(`Nom;${heading}\nUn;06 12 34 56 78\n`).mapping).toEqual(['name', '']);
  });
});

describe('a list of rooms', () => {
  it('makes the venues it names, once, and undoes them with the rooms', () => {
    const { bring, festival, db } = begin('rooms');
    const before = venuesOf(festival.id, db);
    const { batch } = bring(
      'Lieu;Adresse;Salle;Type;Jauge;Équipement\nLe Rex;2 rue du Port;Grande salle;intérieur;220;DCP, micros\nLe Port;;Hall;en ligne;;\nle rex;;Cour;plein air;80 places;\n',
    );
    const made = venuesOf(festival.id, db).filter(({ id }) => !before.some((one) => one.id === id));
    expect(
      made.map(({ name, address, rooms }) => [
        name.fr,
        address,
        rooms.map((room) => [room.name.fr, room.kind, room.seats, room.abilities]),
      ]),
    ).toEqual([
      [
        'Le Rex',
        '2 rue du Port',
        [
          ['Grande salle', 'room', 220, ['dcp', 'microphone']],
          ['Cour', 'outdoor', 80, []],
        ],
      ],
      ['Le Port', '', [['Hall', 'online', null, []]]],
    ]);
    done(undoBatch(festival, batch ?? '', LATER));
    expect(venuesOf(festival.id, db)).toEqual(before);
    expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  });

  it('refuses two rooms of a venue with one name, except two that exchange theirs', () => {
    const { plan, db, made } = begin('rooms');
    const same = plan('Lieu;Salle;Nom (anglais)\nLieu 1;Neuve;Salle 1\nLieu 2;Neuve;Salle 1\n').rows;
    expect(same.map(told)).toEqual([['nameEn sameRoom:Salle 1'], 'Lieu 2\u00a0· salle']);
    const [one, two] = db.select({ number: t.rooms.number }).from(t.rooms).all();
    const names = plan(
      `Lanterne ${made.slug};Lieu;Salle;Nom en anglais\n${one?.number};Lieu 1;Salle 2;Room 2\n${two?.number};Lieu 1;Salle 1;Room 1\n`,
    );
    expect(names.rows.map(({ is }) => is)).toEqual(['changed', 'changed']);
  });

  it('says how many were made, changed, unchanged and left out', () => {
    const { plan, festival, db, bring } = begin('rooms');
    bring('Lieu;Salle\nLieu 1;Neuve\n');
    const { kept, fingerprint } = plan(
      'Lieu;Salle;Places\nLieu 1;Neuve;\nLieu 1;Cour;30\nLieu 1;Hall;\nLieu 1;Salle 1;12\nLieu 1;Hall;9\n',
    );
    const { batch, counts } = done(importLists.rooms.run(festival, kept, fingerprint, null, NOW));
    expect(counts).toEqual({ new: 2, changed: 1, unchanged: 1, left: 1 });
    endImport(festival, kept.id, { batch, counts }, NOW);
    const said = saidOfImport(festival.id, batch ?? '', 'fr', db);
    expect(said?.replaceAll(/\s/g, ' ')).toBe(
      'C’est importé : 2 nouvelles salles, 1 salle changée, 1 salle inchangée, 1 ligne laissée de côté.',
    );
    expect(saidOfImport(festival.id, 'another', 'fr', db)).toBeNull();
  });

  it('names new venues in the festival’s language', () => {
    const { bring, festival, db } = begin('rooms', 'en');
    bring('Venue;Room\nThe Rex;Main hall\n');
    expect(venuesOf(festival.id, db).map(({ name }) => name)).toContainEqual({ en: 'The Rex' });
  });

  it('changes the room of that name in its venue, and that venue’s address', () => {
    const { plan, bring, festival, db } = begin('rooms');
    const text = 'Salle;Lieu;Adresse;Places\nsalle 1;Lieu 1;9 quai de la Lanterne;12\n';
    expect(told(plan(text).rows[0])).toEqual([
      'Adresse du lieu : 1 rue de la Lanterne → 9 quai de la Lanterne',
      'Nom : Salle 1 / Room 1 → salle 1 / Room 1',
      'Places : 60 → 12',
    ]);
    bring(text);
    expect(venuesOf(festival.id, db)[0]).toMatchObject({
      address: '9 quai de la Lanterne',
      rooms: [{ seats: 12 }, {}],
    });
    expect(told(plan(text).rows[0])).toBe('unchanged');
  });

  it('reads a venue’s position from two numbers, two columns, or a map address', () => {
    const { plan, bring, festival, db } = begin('rooms');
    const there = 'https://www.openstreetmap.org/?mlat=47.2184&mlon=-1.5536#map=17/47.2/-1.5';
    const { batch } = bring(
      `Lieu;Adresse;Coordonnées;Salle\nLieu 1;;"48,8566, 2,3522";A\nLe Port;1 quai;${there};B\nLe Rex;;;C\n`,
    );
    const placesOf = () =>
      venuesOf(festival.id, db).map(({ name, latitude, longitude }) => [name.fr, latitude, longitude]);
    expect(placesOf()).toEqual([
      ['Lieu 1', 48.8566, 2.3522],
      ['Le Port', 47.2184, -1.5536],
      ['Le Rex', null, null],
    ]);
    done(undoBatch(festival, batch ?? '', LATER));
    expect(placesOf()).toEqual([['Lieu 1', 48.85, 2.35]]);

    const columns = 'Salle;Lieu;Latitude;Longitude\nSalle 1;Lieu 1;48,8566;2,3522\n';
    expect(told(plan(columns).rows[0])).toEqual(['Coordonnées du lieu : 48.85, 2.35 → 48.8566, 2.3522']);
    bring(columns);
    expect(told(plan(columns).rows[0])).toBe('unchanged');
    bring('Salle;Lieu;Latitude;Longitude\nSalle 1;Lieu 1;48.85;2.3\n');
    expect(placesOf()).toEqual([['Lieu 1', 48.85, 2.3]]);
    for (const cells of ['48.85;', '0;0', '98.5;2.3', '48 N;2'])
      expect(unread(plan(`Salle;Lieu;Latitude;Longitude\nSalle 1;Lieu 1;${cells}\n`).rows[0]), cells).toContain(
        'latitude coordinates → note',
      );
    const address = `Salle;Lieu;Adresse\nSalle 1;Lieu 1;"5 rue Haute\n${there}"\n`;
    bring(address);
    expect(venuesOf(festival.id, db)[0]).toMatchObject({
      address: '5 rue Haute',
      latitude: 47.2184,
      longitude: -1.5536,
    });
    const lost = plan('Salle;Lieu;Plan\nSalle 1;Lieu 1;https://maps.app.goo.gl/abc\n').rows[0];
    expect(JSON.stringify(lost)).toContain('coordinates');
  });

  it('leaves out cells it does not understand, and keeps them word for word in the note', () => {
    const { plan, bring, festival, db } = begin('rooms');
    const text =
      'Lieu;Salle;Type;Places;Ouverture;Équipement\nLieu 1;A;bidule;beaucoup;tôt;DCP, piano\nLieu 1;B;;;;piano\n';
    const { rows } = plan(text);
    expect(rows.map(({ is }) => is)).toEqual(['new', 'new']);
    expect(rows.map(told)).toEqual(['Lieu 1\u00a0· salle\u00a0· DCP', 'Lieu 1\u00a0· salle']);
    expect(rows.map(unread)).toEqual([
      ['roomKind roomKind → note', 'seats number → note', 'opensAt time → note', 'abilities equipment → note'],
      ['abilities equipment → note'],
    ]);
    bring(text);
    expect(venuesOf(festival.id, db)[0]?.rooms.slice(-2)).toMatchObject([
      { note: 'Type : bidule\nPlaces : beaucoup\nOuverture : tôt\nÉquipement : DCP, piano', abilities: ['dcp'] },
      { note: 'Équipement : piano' },
    ]);
    // What is kept in the note is not reported again.
    expect(plan(text).rows.map(told)).toEqual(['unchanged', 'unchanged']);
  });

  it('refuses a room without a building if there are several', () => {
    const { plan, bring } = begin('rooms');
    bring('Lieu;Salle\nLe Rex;Grande salle\n');
    expect(plan('Salle;Places\nAilleurs;80\n').rows.map(told)).toEqual([['venue required']]);
  });
});

describe('a list of volunteers', () => {
  const LIST =
    'Nom;Contact;Disponibilités;Missions;Langues;Heures par jour;Régime;Notes\nAwa Diop;06 12 34 56 78;samedi 14h-18h, dim matin;Accueil, Bar;français, wolof;6,5;végé;parle fort\n';
  const withTasks = () => {
    const made = begin('volunteers');
    for (const [position, fr] of ['Accueil', 'Bar'].entries())
      made.db.insert(t.tasks).values({ festivalId: made.festival.id, name: { fr }, position }).run();
    return made;
  };

  it('is read like a pasted list, and imports all facts of a volunteer', () => {
    const { bring, festival, db, plan } = withTasks();
    expect(told(plan(LIST).rows[0])).toContain('· sam.\u00a06\u00a0juin, 14\u00a0h\u00a0– 18\u00a0h\u00a0· dim.');
    const { batch } = bring(LIST);
    expect(volunteersOf(festival.id, db)).toMatchObject([
      {
        name: 'Awa Diop',
        contactKind: 'phone',
        contact: '06 12 34 56 78',
        minutesADay: 390,
        diet: 'vegetarian',
        languages: ['fr', 'wo'],
        clearedTaskIds: [1, 2],
        note: 'parle fort',
        availabilities: [
          { startsAt: '2026-06-06T14:00', endsAt: '2026-06-06T18:00' },
          { startsAt: '2026-06-07T05:00', endsAt: '2026-06-07T13:00' },
        ],
      },
    ]);
    expect(told(plan(LIST).rows[0])).toBe('unchanged');
    done(undoBatch(festival, batch ?? '', LATER));
    expect(volunteersOf(festival.id, db)).toEqual([]);
  });

  it('keeps unknown tasks, days and diets in private fields, and can be corrected in place', () => {
    const { plan, bring, festival, db } = withTasks();
    const text =
      'Nom;Contact;Disponibilités;Missions;Régime;Allergies;Notes\nAwa;?;en semaine, quand je peux;Pilotage;sans gluten;noix;parle fort\n';
    expect(unread(plan(text).rows[0])).toEqual([
      'availability availability → note',
      'tasks task → note',
      'diet dietChoice → allergies',
      'contact contact → note',
    ]);
    const mended = { 2: { contact: 'a@example.org', availability: 'samedi', tasks: 'bar', diet: 'vegan' } };
    expect(unread(plan(text, mended).rows[0])).toEqual([]);
    bring(text);
    expect(volunteersOf(festival.id, db)).toMatchObject([
      {
        name: 'Awa',
        contact: '',
        diet: 'any',
        clearedTaskIds: [],
        availabilities: [],
        allergies: 'noix\nRégime : sans gluten',
        note: 'parle fort\nDisponibilités : en semaine, quand je peux\nMissions : Pilotage\nContact : ?',
      },
    ]);
    const [again] = plan(text).rows;
    expect([again?.is, unread(again)]).toEqual(['unchanged', []]);
  });

  it('uses the part of a cell that it understands, and keeps the whole text', () => {
    const { plan, bring, festival, db } = withTasks();
    const text =
      'Nom;Téléphone;Disponibilités;Missions;Régime\nAwa;06 12 34 56 78 (le soir);samedi, 30/11;Bar, Pilotage;végétarien, sans gluten\n';
    expect(unread(plan(text).rows[0])).toEqual([
      'availability outsideDays → note',
      'tasks task → note',
      'diet dietChoice → allergies',
    ]);
    bring(text);
    expect(volunteersOf(festival.id, db)).toMatchObject([
      {
        contact: '06 12 34 56 78',
        diet: 'vegetarian',
        clearedTaskIds: [2],
        availabilities: [{ startsAt: '2026-06-06T05:00' }],
        allergies: 'Régime : végétarien, sans gluten',
        note: 'Disponibilités : samedi, 30/11\nMissions : Bar, Pilotage\nTéléphone : 06 12 34 56 78 (le soir)',
      },
    ]);
    expect(plan(text).rows[0]?.is).toBe('unchanged');
    // A row that names nothing known changes nothing existing.
    bring('Nom;Missions\nAwa;Pilotage\n');
    expect(volunteersOf(festival.id, db)[0]?.clearedTaskIds).toEqual([2]);
  });

  it('keeps a telephone and an e-mail as the two contacts, and a third in the note', () => {
    const { plan, bring, festival, db } = withTasks();
    const text = 'Nom;Tél;Courriel\nAwa;06 12 34 56 78;awa@example.org\n';
    bring(text);
    const said = () => volunteersOf(festival.id, db)[0];
    expect(said()).toMatchObject({ contact: '06 12 34 56 78', otherContact: 'awa@example.org', note: '' });
    expect(plan(text).rows[0]?.is).toBe('unchanged');
    bring('Nom;Tél;Courriel\nZoé Lind;06 33 33 33 33;zoe@example.org\n');
    const candidates = [{ name: 'Zoé Lind', about: '06 33 33 33 33, zoe@example.org' }];
    expect(plan('Nom\nZ. Lind\n').rows[0]).toMatchObject({ is: 'asked', candidates });
    // A volunteer contacted by mail remains so.
    db.update(t.volunteers).set({ contactKind: 'email', contact: 'awa@example.org', otherContact: '' }).run();
    bring(text);
    expect(said()).toMatchObject({ contact: 'awa@example.org', otherContact: '06 12 34 56 78', note: '' });
    // A list with only one of the two ways leaves the other alone, and a second number goes into
    // the note.
    expect(plan('Nom;Tél\nAwa;06 12 34 56 78\n').rows[0]?.is).toBe('unchanged');
    bring('Nom;Tél\nAwa;06 00 00 00 00\n');
    expect(said()).toMatchObject({ contact: 'awa@example.org', otherContact: '06 00 00 00 00' });
    bring('Nom;Contact;Tél\nAwa;06 00 00 00 00;06 11 11 11 11\n');
    expect(said()).toMatchObject({ otherContact: '06 00 00 00 00', note: 'Tél : 06 11 11 11 11' });
    bring('Nom;Courriel\nAwa;diop@example.org\n');
    expect(said()).toMatchObject({ contact: 'diop@example.org', otherContact: '06 00 00 00 00' });
  });

  it('names the column of an unreadable contact', () => {
    const { bring, festival, db } = withTasks();
    bring('Nom;Contact\nAwa;06 12 34 56 78\n');
    db.update(t.volunteers).set({ otherContact: 'demandez à Léa' }).run();
    const [awa = null] = volunteersOf(festival.id, db);
    const { timeZone, dayStartsAt } = festival;
    const read = readVolunteer({ contact: '' }, awa, { timeZone, dayStartsAt, dates: [], tasks: [] });
    expect(read).toMatchObject({ ok: false, problems: [{ column: 'otherContact', error: 'contact' }] });
  });

  it('reads no contact from a column for emergency contacts', () => {
    const { plan } = withTasks();
    for (const heading of ['Contact d’urgence', 'Emergency contact', 'Téléphone d’urgence', 'Urgence (tél.)'])
      expect(plan(`Nom;${heading}\nUn;06 12 34 56 78\n`).mapping).toEqual(['name', '']);
  });

  it('reads tasks people like and dislike, and names unknown ones and those in both', () => {
    const { plan, bring, festival, db } = withTasks();
    const wishes = () => volunteersOf(festival.id, db).map(({ taskWishes }) => taskWishes);
    bring('Nom;Souhaite;Ne souhaite pas\nAwa Diop;accueil;Bar\n');
    const [accueil, bar] = [1, 2];
    expect(wishes()).toEqual([
      [
        { taskId: accueil, wish: 'for' },
        { taskId: bar, wish: 'against' },
      ],
    ]);
    // A list without the second column says nothing about it, but a task is in only one of the two.
    bring('Name;Would like\nAwa Diop;Bar\n');
    expect(wishes()).toEqual([[{ taskId: bar, wish: 'for' }]]);
    bring('Nom;Souhaite\nAwa Diop;\n');
    expect(wishes()).toEqual([[{ taskId: bar, wish: 'for' }]]);
    const wrong = 'Nom;Souhaite;Ne souhaite pas\nAwa Diop;Pilotage;Bar\nZoé Petit;Bar;Bar\n';
    expect(plan(wrong).rows.map(unread)).toEqual([['forTasks task → note'], ['againstTasks chosenTwice → note']]);
    expect(plan(wrong, { 2: { forTasks: 'Accueil' } }).rows[0]?.is).toBe('changed');
  });

  it('keeps the way a person chose if the new contact allows it', () => {
    const { bring, festival, db } = withTasks();
    bring(LIST);
    db.update(t.volunteers).set({ contactKind: 'sms' }).run();
    bring('Nom;Téléphone\nAwa Diop;06 00 00 00 00\n');
    expect(volunteersOf(festival.id, db)[0]).toMatchObject({ contactKind: 'sms', contact: '06 00 00 00 00' });
    bring('Nom;E-mail\nAwa Diop;awa@example.org\n');
    expect(volunteersOf(festival.id, db)[0]).toMatchObject({
      contactKind: 'sms',
      contact: '06 00 00 00 00',
      otherContact: 'awa@example.org',
    });
  });
});

it('a long list is compared and written in a thread, if the actor may import it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-list-'));
  vi.stubEnv('LANTERNE_DATA', folder);
  const db = openTestFile(folder);
  const { userId, slug } = makeFestival(db, { events: 3, rooms: 2, days: 2, seed: 1 });
  const actor = { userId, name: 'Camille', email: '', isAdministrator: false };
  const list = importLists.films;
  const festival = authorizeFestival(actor, slug, list.permission, db);
  // Few lines of many characters, as those decide; every title is compared with every other.
  const title = 'alpha beta gamma delta epsilon zeta eta theta';
  const lines = Array.from({ length: 1000 }, (_, at) => ({ line: at + 2, cells: [`${title} ${at}`] }));
  const rows = [{ line: 1, cells: ['Titre'] }, ...lines];
  /**
   * The result of some work, and how often other requests were answered meanwhile; in this thread
   * it would be once at most.
   */
  const beside = async <T>(work: Promise<T>) => {
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 5);
    const got = await work;
    clearInterval(others);
    return { got, turns };
  };
  const reading = await beside(keepRead(list, festival, { name: 'films.csv', rows: packRows(rows) }, NOW));
  expect(reading.turns).toBeGreaterThan(5);
  const id = reading.got ?? 0;
  const kept = list.kept(festival, id);
  if (!kept) throw new Error('nothing was read');
  const shown = await beside(seenListOf(list, festival, id, 'fr'));
  expect(shown.got).toEqual(seenList(kept, list.shown(festival, kept, 'fr')));
  expect(shown.turns).toBeGreaterThan(5);
  const stranger = { ...festival, actor: { ...actor, userId: 99 } } as typeof festival;
  const said = {
    hasHeader: true,
    mapping: ['originalTitle'],
    mended: {},
    same: { 9: 'new' },
    take: {},
    takeFields: {},
  } as const;
  const noted = await beside(noteList(list, festival, id, { said, isAllAnother: false }, NOW));
  expect([noted.got, noted.turns > 0]).toEqual([['originalTitle'], true]);
  expect(list.kept(festival, id)?.answers.same).toEqual({ 9: 'new' });
  await expect(noteList(list, stranger, id, { said, isAllAnother: false }, NOW)).rejects.toMatchObject({
    code: 'notFound',
  });
  const confirmed = { fingerprint: shown.got?.plan.fingerprint ?? '', clientKey: 'k1' };
  await expect(seenListOf(list, stranger, id, 'fr')).rejects.toMatchObject({ code: 'notFound' });
  await expect(applyList(list, stranger, id, confirmed, NOW)).rejects.toMatchObject({ code: 'notFound' });
  const films = () => db.$count(t.films, eq(t.films.festivalId, festival.id));
  const had = await films();
  const created = shown.got?.plan.counts.new ?? 0;
  expect([shown.got?.count, shown.got?.kept.table.rows.length]).toEqual([1000, 3]);
  expect(shown.got?.plan.rows.length).toBeLessThanOrEqual(400);
  const applied = await beside(applyList(list, festival, id, confirmed, NOW));
  expect(applied.got).toMatchObject({ ok: true, counts: { new: created, left: 1000 - created } });
  expect(applied.turns).toBeGreaterThan(5);
  expect(await films()).toBe(had + created);
  // A second press answers what the first one did; with another plan it writes nothing.
  expect(await applyList(list, festival, id, confirmed, NOW)).toMatchObject({
    ok: true,
    batch: applied.got?.ok && applied.got.batch,
    counts: { new: 0 },
  });
  expect(await applyList(list, festival, id, { ...confirmed, clientKey: 'k2' }, NOW)).toEqual({
    ok: false,
    reason: 'moved',
  });
  db.$client.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it('of our own list the numbers count in the festival that it names; in another, or without one, names decide', () => {
  const { plan, made, db, festival } = begin('people');
  const [awa, zoe] = db
    .insert(t.people)
    .values(
      ['Awa Diop', 'Zoé Petit'].map((name, at) => ({ festivalId: made.festivalId, uid: name, number: 90 + at, name })),
    )
    .returning()
    .all();
  const rows = (heading: string, ...names: string[]) =>
    plan(`${heading};Nom;Organisation\n${names.map((name, at) => `${90 + at};${name};Rex`).join('\n')}\n`).rows;
  const said = (heading: string, ...names: string[]) =>
    rows(heading, ...names).map((row) => ('name' in row ? row.name : row.is));
  expect(said(`Lanterne ${made.slug}`, 'Paul Roy', 'Luc Roy')).toEqual([awa?.name, zoe?.name]);
  expect(said('Lanterne edition-2025', 'Paul Roy', 'Zoé Petit')).toEqual(['new', zoe?.name]);
  const change = { festivalId: made.festivalId, batch: 'b', at: NOW, verb: 'edited', entityId: made.festivalId };
  db.insert(t.changes)
    .values({ ...change, entity: 'festival', before: { ...festival, slug: 'edition-2024' } })
    .run();
  expect(said('Lanterne edition-2024', 'Paul Roy', 'Luc Roy')).toEqual([awa?.name, zoe?.name]);
  expect(said('Lanterne', 'Paul Roy', 'Zoé Petit')).toEqual([awa?.name, zoe?.name]);
  expect(rows('Lanterne', 'Paul Roy', 'Luc Roy')).toMatchObject([
    { is: 'asked', candidates: [{ id: awa?.id }] },
    { is: 'asked', candidates: [{ id: zoe?.id }] },
  ]);
});

it('a name is turned at its comma, has no role in it, and is that of one person', () => {
  const { plan, bring, db } = begin('people');
  const text = 'Nom;Structure\nLe Goff, Yann;X\nZoé Petit, réalisatrice;X\nDiop, Awa Marie;X\nAwa Diop, Marc Roy;X\n';
  expect(told(plan(text).rows[3])).toEqual(['name onePerson']);
  bring(text);
  const people = db.select().from(t.people).all().slice(-3);
  expect(people.map(({ name, title }) => [name, title.fr])).toEqual([
    ['Yann Le Goff', undefined],
    ['Zoé Petit', 'réalisatrice'],
    ['Awa Marie Diop', undefined],
  ]);
  // Beside a title of its own the role is added to it, unless it is there.
  const titled = begin('people');
  titled.bring(
    'Nom;Fonction\nZoé Petit, réalisatrice;Présidente du jury\nAwa Diop, réalisatrice;Réalisatrice et monteuse\nLou Roux, réalisatrice;\n',
  );
  expect(
    titled.db
      .select()
      .from(t.people)
      .all()
      .slice(-3)
      .map(({ title }) => title.fr),
  ).toEqual(['Présidente du jury, réalisatrice', 'Réalisatrice et monteuse', 'réalisatrice']);
  const volunteers = begin('volunteers').plan(
    'Nom;Note\nLe Goff, Yann;X\nZoé Petit, réalisatrice;X\nAwa Diop, Marc Roy;X\n',
  ).rows;
  expect(volunteers.map(({ title }) => title)[0]).toBe('Yann Le Goff');
  expect(volunteers.slice(1).map(told)).toEqual([['name onePerson'], ['name onePerson']]);
});
