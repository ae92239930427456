import { type BoundList, boundList } from './bound-list.ts';
import { filmNoun } from './film-noun.ts';
import type { ListName } from './list-noun.ts';
import { personNoun } from './person-noun.ts';
import { roomNoun } from './room-noun.ts';
import { volunteerNoun } from './volunteer-noun.ts';

/**
 * Every kind of list that is planned by itself; a list of séances is planned as a programme, with
 * all that belongs to it.
 */
export const importLists: Readonly<Record<ListName, BoundList>> = {
  films: boundList(filmNoun, 'film'),
  people: boundList(personNoun, 'person'),
  rooms: boundList(roomNoun, 'room'),
  volunteers: boundList(volunteerNoun, 'volunteer'),
};
