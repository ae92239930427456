import { selectionWordsOf } from '#app/_components/selection/words-of.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { type Programme, pageSentences } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose } from './text.tsx';

const FACTS = ['noCookie', 'browser', 'offline', 'calendar', 'links', 'log', 'people'] as const;

/** What becomes of readers' data: in the organiser's words, and what the software does in any case. */
export function PrivacyPage({ programme }: { programme: Programme }) {
  const t = pageSentences(programme);
  const { statements, contactEmail } = programme.document.festival;
  const words = statements?.privacy ?? {};
  return (
    <SinglePage programme={programme} kind="other" title={t('privacy.title')}>
      <div className="single-text">
        {!isEmpty(words) && (
          <section aria-labelledby="organiser">
            <h2 id="organiser">{t('privacy.organiser')}</h2>
            <Prose programme={programme} text={words} />
          </section>
        )}
        <section aria-labelledby="software">
          <h2 id="software">{t('privacy.software')}</h2>
          {FACTS.filter((fact) => fact !== 'offline' || programme.publicKey !== null).map((fact) => (
            <p key={fact}>{t(`privacy.${fact}`)}</p>
          ))}
          {programme.feeds && <p>{selectionWordsOf(programme.locale).privacy}</p>}
        </section>
        <p>
          {contactEmail === '' ? t('privacy.noContact') : <bdi>{t('privacy.contact', { contact: contactEmail })}</bdi>}
        </p>
      </div>
    </SinglePage>
  );
}
