import { loadDraft } from '#lib/draft/queries.ts';
import { filmTitle } from '#lib/films/title.ts';
import { type Bilingual, isEmpty } from '#lib/i18n/text.ts';
import type { DraftPerson } from '#lib/model/draft.ts';
import { withoutNames } from '#lib/model/withdrawn-names.ts';

/** A record of the draft with a text that contains somebody's name. */
type NamingText = Readonly<{ section: 'films' | 'events' | 'people'; number: number; title: Bilingual }>;

/** The films, séances and other people in whose words this person's name is written. */
export function textsNaming(festivalId: number, { uid, name }: Pick<DraftPerson, 'uid' | 'name'>): NamingText[] {
  const draft = loadDraft(festivalId);
  const asked = [{ uid: '', number: 0, formerNames: [name], name: null, at: '' }];
  const names = (what: unknown) => withoutNames(what, asked, draft.festival.locale) !== what;
  return [
    ...draft.films.map((film) => ({
      section: 'films' as const,
      number: film.number,
      title: filmTitle(film),
      of: film,
    })),
    ...draft.events.map((event) => ({
      section: 'events' as const,
      number: event.number,
      title: titleOf(event),
      of: event,
    })),
    ...draft.people
      .filter((one) => one.uid !== uid)
      .map((one) => ({ section: 'people' as const, number: one.number, title: { fr: one.name }, of: one })),
  ]
    .filter(({ of }) => names(of))
    .map(({ of: _, ...told }) => told);
}

const titleOf = ({ title, number }: { title: Bilingual; number: number }): Bilingual =>
  isEmpty(title) ? { fr: `n° ${number}`, en: `no. ${number}` } : title;
