import { typeset } from '#lib/i18n/typeset.ts';
import type { DocumentPerson, DocumentPresence } from '#lib/model/documents.ts';
import type { EventProps, Programme } from './programme.ts';
import { Said } from './text.tsx';

/** Who is there, each person once: their role, how they take part, and whether it is certain. */
export function PeopleList({ programme, event }: EventProps) {
  const numbers = [...new Set(event.people.map(({ person }) => person))].filter((n) => programme.index.people.has(n));
  if (numbers.length === 0) return null;
  return (
    <section aria-labelledby="people">
      <h2 id="people">{programme.t('people')}</h2>
      <ul className="people">
        {numbers.map((number) => (
          <PersonOfEvent
            key={number}
            programme={programme}
            number={number}
            presences={event.people.filter(({ person }) => person === number)}
          />
        ))}
      </ul>
    </section>
  );
}

/** A person's title and organisation. */
export const aboutPerson = (programme: Programme, { title, organisation }: DocumentPerson): string =>
  [programme.say(title), organisation].filter((text) => text !== '').join(', ');

function PersonOfEvent({
  programme,
  number,
  presences,
}: {
  programme: Programme;
  number: number;
  presences: DocumentPresence[];
}) {
  const person = programme.index.people.get(number);
  if (!person) return null;
  const about = aboutPerson(programme, person);
  return (
    <li>
      <p className="person-name">
        <a href={programme.paths.person(person)}>
          <Said programme={programme} text={person.name} />
        </a>
      </p>
      {about !== '' && (
        <p>
          <bdi>{about}</bdi>
        </p>
      )}
      <p className="person-role">
        <PresenceWords programme={programme} presences={presences} />
      </p>
    </li>
  );
}

/** « Animation, en visio, sous réserve ». Taking part in person is not mentioned. */
export function PresenceWords({ programme, presences }: { programme: Programme; presences: DocumentPresence[] }) {
  const { terms, t, locale } = programme;
  const said = presences.map(({ role, presence, isTentative }) =>
    [
      terms(`personRole.${role}`),
      presence === 'in-person' ? '' : terms(`presence.${presence}`),
      isTentative ? t('tentative') : '',
    ]
      .filter((word) => word !== '')
      .join(', '),
  );
  return typeset([...new Set(said)].join('; '), locale);
}
