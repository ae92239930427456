import { filmTitle } from '../../../lib/films/title.ts';
import { versionLabel } from '../../../lib/films/version-label.ts';
import { otherShowings } from '../../../lib/programme/around.ts';
import { type Distinction, distinctionsOf } from '../../../lib/programme/distinctions.ts';
import type { DocumentEvent } from '../../../lib/programme/documents.ts';
import { Spoken } from '../time.tsx';
import { accessSentence } from './access-chips.tsx';
import { EventLinks } from './event-links.tsx';
import { type Programme, pageSentences } from './programme.ts';

type Props = { programme: Programme; event: DocumentEvent };

/** The other séances of its films, each with what makes it another one. */
export function OtherShowings({ programme, event }: Props) {
  return otherShowings(programme.document, event).map(({ film, events }) => (
    <section key={film.number} aria-labelledby={`others-${film.number}`}>
      <h2 id={`others-${film.number}`}>
        <bdi>{programme.t('otherShowingsOf', { title: programme.say(filmTitle(film)) })}</bdi>
      </h2>
      <EventLinks
        programme={programme}
        events={events}
        below={(other) => (
          <NotToConfuse programme={programme} distinctions={distinctionsOf(event, other, film.number)} />
        )}
      />
    </section>
  ));
}

/** « À ne pas confondre : VF au lieu de VOSTFR, sans débat. » */
function NotToConfuse({ programme, distinctions }: { programme: Programme; distinctions: readonly Distinction[] }) {
  if (distinctions.length === 0) return null;
  const t = pageSentences(programme);
  const said = (isSpoken: boolean) =>
    t('notToConfuse', { how: distinctions.map((one) => words(programme, one, isSpoken)).join(', ') });
  return (
    <p className="not-to-confuse relative">
      <Spoken as={said(true)}>{said(false)}</Spoken>
    </p>
  );
}

function words(programme: Programme, distinction: Distinction, isSpoken: boolean): string {
  const t = pageSentences(programme);
  switch (distinction.kind) {
    case 'version': {
      const label = (version: Parameters<typeof versionLabel>[0]) =>
        versionLabel(version, programme.locale)[isSpoken ? 'spoken' : 'printed'];
      const here = distinction.here ? label(distinction.here) : '';
      const there = label(distinction.there) || t('versionUnknown');
      return here === '' ? there : t('versionInsteadOf', { there, here });
    }
    case 'access': {
      const { access, items } = distinction;
      const name = items
        ? accessSentence(programme, access, items, isSpoken)
        : programme.terms(isSpoken ? `accessSpoken.${access}` : `access.${access}`);
      return t('withAccess', { access: name });
    }
    case 'no-access': {
      const { access } = distinction;
      return t('withoutAccess', { access: programme.terms(isSpoken ? `accessSpoken.${access}` : `access.${access}`) });
    }
    default:
      return t(distinction.kind);
  }
}
