import { appearancesOf } from '../../../lib/programme/around.ts';
import type { DocumentPerson } from '../../../lib/programme/documents.ts';
import { EventLinks } from './event-links.tsx';
import { PresenceWords } from './people-list.tsx';
import type { Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose } from './text.tsx';

/** Somebody who comes: what the organiser says of them, and the séances they are expected in. */
export function PersonPage({ programme, person }: { programme: Programme; person: DocumentPerson }) {
  const { document, t } = programme;
  const appearances = appearancesOf(document, person.number);
  const about = [programme.say(person.title), person.organisation].filter((text) => text !== '').join(', ');
  return (
    <SinglePage
      programme={programme}
      kind="talk"
      word={t('person')}
      title={person.name}
      below={
        about !== '' && (
          <p className="subtitle">
            <bdi>{about}</bdi>
          </p>
        )
      }
    >
      <Prose programme={programme} text={person.bio} className="single-text" />
      <section aria-labelledby="showings">
        <h2 id="showings">{t('showings')}</h2>
        <EventLinks
          programme={programme}
          events={appearances.map(({ event }) => event)}
          note={(event) => (
            <PresenceWords
              programme={programme}
              presences={appearances.find((appearance) => appearance.event === event)?.presences ?? []}
            />
          )}
        />
      </section>
    </SinglePage>
  );
}
