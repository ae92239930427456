import { expect, it } from 'vitest';
import { roomAccessOf } from './said-access.ts';

const plain = { kind: 'room', wheelchairPlaces: null, abilities: [], lacks: [] } as const;

it.each<[string, Partial<Parameters<typeof roomAccessOf>[0]>, ReturnType<typeof roomAccessOf>]>([
  ['nothing of a room nobody described', {}, {}],
  ['nothing of what a list of equipment leaves out', { abilities: ['dcp', 'microphone'] }, {}],
  ['what it has', { abilities: ['dcp', 'loop', 'audiodescription'] }, { loop: true, ad: true }],
  ['what it has not', { lacks: ['wheelchair', 'loop'] }, { wheelchair: false, loop: false }],
  ['access by counted places', { wheelchairPlaces: 8 }, { wheelchair: true }],
  ['no access where none is counted', { wheelchairPlaces: 0 }, { wheelchair: false }],
  ['neither where a yes and no place stand beside each other', { wheelchairPlaces: 0, abilities: ['wheelchair'] }, {}],
  ['neither where yes and no were both said', { abilities: ['loop'], lacks: ['loop'] }, {}],
  ['nothing of a place that is none', { kind: 'online', wheelchairPlaces: 3, abilities: ['loop'] }, {}],
])('states %s', (_, room, said) => {
  expect(roomAccessOf({ ...plain, ...room })).toEqual(said);
});
