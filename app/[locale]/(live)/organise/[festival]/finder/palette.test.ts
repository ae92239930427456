import { describe, expect, it } from 'vitest';
import type { FinderEntry } from './entries.ts';
import { findable, ranked } from './palette.tsx';

const entry = (kind: FinderEntry['kind'], label: string, more: Partial<FinderEntry> = {}): FinderEntry => ({
  kind,
  label,
  detail: '',
  words: '',
  href: `/${label}`,
  ...more,
});
const shift = (day: string, date: string) =>
  entry('act', `Décaler ${day}`, {
    words: 'décaler retarder avancer plus tard',
    href: `/grid?day=${date}&sheet=shift`,
    takesMinutes: true,
  });
const all = [
  entry('event', 'Soirée d’ouverture', { detail: 'sam. 6, 20 h · Auditorium' }),
  entry('event', 'Le Cœur brûlé', { detail: 'dim. 7, 14 h · Salle 2', words: 'The Burnt Heart Projection' }),
  entry('film', 'Le Cœur brûlé', { words: 'El corazón quemado' }),
  entry('person', 'Ana Ouverture'),
  entry('act', 'Inviter dans l’équipe', { words: 'membre compte' }),
  shift('samedi 6 juin', '2026-06-06'),
  shift('dimanche 7 juin', '2026-06-07'),
].map(findable);
const labels = (typed: string) => ranked(all, typed, 30).found.map(({ kind, label }) => `${kind} ${label}`);

describe('the results of a search', () => {
  it('are found without accents, capitals or whole words', () => {
    expect(labels('coeur bru')).toEqual(['event Le Cœur brûlé', 'film Le Cœur brûlé']);
    expect(labels('quemado')).toEqual(['film Le Cœur brûlé']);
  });

  it('are found by their hour as it is typed, and by a name with either apostrophe', () => {
    for (const typed of ['14h', '14h00 dim', 'dim 14 h']) expect(labels(typed)[0], typed).toBe('event Le Cœur brûlé');
    const named = [entry('event', 'Les gens de l’estran'), entry('theme', 'L’estran')].map(findable);
    expect(ranked(named, "l'est", 1).found[0]?.label).toBe('L’estran');
  });

  it('begin with names that start as typed, then names that contain it, then other words', () => {
    expect(labels('ouv')).toEqual(['event Soirée d’ouverture', 'person Ana Ouverture']);
    expect(labels('ana ouv')[0]).toBe('person Ana Ouverture');
    expect(labels('auditorium')).toEqual(['event Soirée d’ouverture']);
  });

  it('contain an act under any of its verbs, whatever joining words are typed', () => {
    expect(labels('inviter un membre')).toEqual(['act Inviter dans l’équipe']);
    expect(labels('retarder le dimanche')).toEqual(['act Décaler dimanche 7 juin']);
  });

  it('pass on the minutes that were typed, negative for earlier', () => {
    const href = (typed: string) => ranked(all, typed, 30).found.map((one) => one.href);
    expect(href('décaler samedi de 15 min')).toEqual(['/grid?day=2026-06-06&sheet=shift&minutes=15']);
    expect(href('avancer dimanche 7 de 20')).toEqual(['/grid?day=2026-06-07&sheet=shift&minutes=-20']);
    expect(href('décaler samedi 6')).toEqual(['/grid?day=2026-06-06&sheet=shift']);
    expect(href('décaler samedi de 4000')).toEqual([]);
  });

  it('are counted in full and shown in part; without a search everything is a result', () => {
    expect(ranked(all, '', 3)).toMatchObject({ count: all.length, found: { length: 3 } });
    expect(labels('le')).toContain('film Le Cœur brûlé');
    expect(labels('zzz')).toEqual([]);
  });
});
