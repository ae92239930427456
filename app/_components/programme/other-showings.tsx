import { Spoken } from '#app/_components/time.tsx';
import { filmTitle } from '#lib/films/title.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import { otherShowings } from '#lib/programme/around.ts';
import { type Distinction, distinctionsOf } from '#lib/programme/distinctions.ts';
import { AccessChips } from './access-chips.tsx';
import { EventLinks } from './event-links.tsx';
import { type EventProps, type Programme, pageSentences } from './programme.ts';

/** The other séances of its films, each with its access and with how it differs. */
export function OtherShowings({ programme, event }: EventProps) {
  return otherShowings(programme.document, event).map(({ film, events }) => (
    <section key={film.number} aria-labelledby={`others-${film.number}`}>
      <h2 id={`others-${film.number}`}>
        <bdi>{programme.t('otherShowingsOf', { title: programme.say(filmTitle(film)) })}</bdi>
      </h2>
      <EventLinks
        programme={programme}
        events={events}
        below={(other) => (
          <>
            {other.status === 'planned' && (
              <p className="chips">
                <AccessChips programme={programme} event={other} />
              </p>
            )}
            <NotToConfuse
              programme={programme}
              distinctions={distinctionsOf(event, other, film.number, programme.index)}
            />
          </>
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
      const [there, here] = [distinction.there, distinction.here].map(
        (version) => versionLabel(version, programme.locale)[isSpoken ? 'spoken' : 'printed'],
      );
      return t('versionInsteadOf', { there: there ?? '', here: here ?? '' });
    }
    case 'no-access': {
      const { access } = distinction;
      return t('withoutAccess', { access: programme.terms(isSpoken ? `accessSpoken.${access}` : `access.${access}`) });
    }
    default:
      return t(distinction.kind);
  }
}
