import type { Tx } from '#db/client.ts';
import { firstFound } from '#lib/exchange/files/likeness.ts';
import type { FilmInput } from '#lib/films/schema.ts';
import type { AskedAlike } from '#lib/history/roots.ts';
import type { PersonInput } from '#lib/people/schema.ts';
import { filmNoun } from './film-noun.ts';
import { personNoun } from './person-noun.ts';

/*
 * Finds which existing record the new one of a form may duplicate, in the same way as an import and
 * a table. Null where there is none, or where it is `another`: the user was told of that one and
 * said that it is not the same.
 */

const asked = (like: AskedAlike['like'], another: number | undefined): AskedAlike | null =>
  like.id === another ? null : { ok: false, reason: 'alike', like };

export function askWho(tx: Tx, festivalId: number, { name, another }: PersonInput): AskedAlike | null {
  const find = personNoun.finder({ timeZone: '', dates: [] }, personNoun.rootsOf(tx, festivalId));
  const like = firstFound(find({ name }));
  return like ? asked({ id: like.id, number: like.number, name: like.name, section: 'people' }, another) : null;
}

export function askWhichFilm(tx: Tx, festivalId: number, film: FilmInput): AskedAlike | null {
  const { originalTitle, title, year, directors, another } = film;
  const find = filmNoun.finder({ locale: 'fr' }, filmNoun.rootsOf(tx, festivalId));
  const cells = { originalTitle, titleFr: title.fr ?? '', titleEn: title.en ?? '', directors: directors.join('\n') };
  const like = firstFound(find({ ...cells, year: String(year ?? '') }));
  return like ? asked({ id: like.id, number: like.number, name: like.originalTitle, section: 'films' }, another) : null;
}
