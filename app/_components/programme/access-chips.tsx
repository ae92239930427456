import { Abbreviation } from '#app/_components/time.tsx';
import type { DocumentEvent, DocumentItem } from '#lib/model/documents.ts';
import { type Access, accessBesideVersions } from '#lib/programme/access.ts';
import type { Programme } from './programme.ts';

/** « LSF au débat »: in which part, when it is one; « en partie » when there are several. */
export function accessSentence(programme: Programme, access: Access, items: readonly DocumentItem[], spoken: boolean) {
  const name = programme.terms(spoken ? `accessSpoken.${access}` : `access.${access}`);
  const part = items.length === 1 ? (items[0]?.kind ?? 'some') : 'some';
  return programme.t(`accessDuring.${part}`, { access: name });
}

/** Access as chips: what holds from start to end first. Null when nothing is announced. */
export function AccessChips({ programme, event }: { programme: Programme; event: DocumentEvent }) {
  const { whole, partly } = accessBesideVersions(event, programme.index);
  return (
    <>
      {whole.map((access) => (
        <Abbreviation key={access} className="capital chip" as={programme.terms(`accessSpoken.${access}`)}>
          {programme.terms(`access.${access}`)}
        </Abbreviation>
      ))}
      {partly.map(({ access, items }) => (
        <Abbreviation key={access} className="capital chip" as={accessSentence(programme, access, items, true)}>
          {accessSentence(programme, access, items, false)}
        </Abbreviation>
      ))}
    </>
  );
}
