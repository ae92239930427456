import { Abbreviation } from '#app/_components/time.tsx';
import type { DocumentItem } from '#lib/model/documents.ts';
import { type Access, accessBesideVersions } from '#lib/programme/access.ts';
import type { EventProps, Programme } from './programme.ts';

/** « LSF au débat »: an access that holds for one part of the séance; « en partie » for several. */
export function accessSentence(programme: Programme, access: Access, items: readonly DocumentItem[], spoken: boolean) {
  const name = programme.terms(spoken ? `accessSpoken.${access}` : `access.${access}`);
  return programme.t(`accessDuring.${partOf(items)}`, { access: name });
}

const partOf = (items: readonly DocumentItem[]) => (items.length === 1 ? (items[0]?.kind ?? 'some') : 'some');

/**
 * Access as chips: first what holds for the whole séance, then what holds in part, dashed. Null
 * when nothing is announced.
 */
export function AccessChips({ programme, event }: EventProps) {
  const { whole, partly } = accessBesideVersions(event, programme.index);
  const { t, terms } = programme;
  return (
    <>
      {whole.map((access) => (
        <Abbreviation key={access} className={`capital chip ${access}`} as={terms(`accessSpoken.${access}`)}>
          {terms(`access.${access}`)}
        </Abbreviation>
      ))}
      {partly.map(({ access, items }) => (
        <Abbreviation
          key={access}
          className={`capital chip is-partly ${access}`}
          as={accessSentence(programme, access, items, true)}
        >
          {terms(`access.${access}`)}{' '}
          <span className="chip-part">{t(`accessDuring.${partOf(items)}`, { access: '' })}</span>
        </Abbreviation>
      ))}
    </>
  );
}
