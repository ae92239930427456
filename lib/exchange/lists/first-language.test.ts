import { describe, expect, it } from 'vitest';
import { proposeEventColumns } from '#lib/exchange/programmes/event-cells.ts';
import { proposeFilmColumns } from './film-columns.ts';
import { personNoun } from './person-noun.ts';
import { roomNoun } from './room-noun.ts';

const table = (...header: string[]) => ({ header, rows: [{ line: 2, cells: header.map((_, at) => `words ${at}`) }] });

it('headings that our lists no longer write are still read', () => {
  const english = ['Title in French', 'Title in English', 'Description in French', 'Description in English'];
  expect(personNoun.propose(table('Lanterne', 'Name', 'Role in French', 'Role in English'))).toEqual(
    personNoun.propose(table('Lanterne', 'Name', ...english.slice(0, 2))),
  );
  expect(proposeEventColumns(table('Title in French', 'Introduction in French', 'Introduction in English'))).toEqual(
    proposeEventColumns(table('Title in French', ...english.slice(2))),
  );
});

describe('headings that name no language', () => {
  it('hold the first language of the festival', () => {
    expect(proposeEventColumns(table('Title', 'Subtitle', 'Synopsis'), 'en')).toEqual([
      'titleEn',
      'subtitleEn',
      'synopsisEn',
    ]);
    expect(proposeEventColumns(table('Title', 'Subtitle', 'Synopsis'), 'fr')).toEqual([
      'titleFr',
      'subtitleFr',
      'synopsisFr',
    ]);
    expect(proposeFilmColumns(table('Title', 'Synopsis'), 'en')).toEqual(['originalTitle', 'synopsisEn']);
    expect(proposeFilmColumns(table('Title', 'Original title'), 'en')).toEqual(['titleEn', 'originalTitle']);
    expect(personNoun.propose(table('Name', 'Job title', 'Bio'), 'en')).toEqual(['name', 'titleEn', 'bioEn']);
    expect(roomNoun.propose(table('Room', 'Seats'), 'en')).toEqual(['nameEn', 'seats']);
  });

  it('are French if they say so, or if English ones are beside them', () => {
    expect(proposeEventColumns(table('Titre français', 'Synopsis'), 'en')).toEqual(['titleFr', 'synopsisEn']);
    expect(roomNoun.propose(table('Room', 'Room in English'), 'en')).toEqual(['nameFr', 'nameEn']);
    expect(proposeEventColumns(table('Titre', 'Titre en anglais', 'Synopsis fr'), 'en')).toEqual([
      'titleFr',
      'titleEn',
      'synopsisFr',
    ]);
  });
});
