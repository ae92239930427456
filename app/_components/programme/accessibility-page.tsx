import { isEmpty } from '../../../lib/i18n/text.ts';
import type { PublicDocument } from '../../../lib/programme/documents.ts';
import { type Programme, pageSentences } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose } from './text.tsx';

/** What is declared; « non conforme » until somebody has audited these pages and says so. */
export const accessibilityStateOf = ({ festival }: PublicDocument) =>
  festival.statements?.accessibilityState ?? 'not-audited';

/** How accessible these pages are declared to be, what is known of them, and whom to tell of a barrier. */
export function AccessibilityPage({ programme }: { programme: Programme }) {
  const t = pageSentences(programme);
  const { document } = programme;
  const { statements, accessibilityContact, contactEmail } = document.festival;
  const words = statements?.accessibility ?? {};
  const contact = accessibilityContact || contactEmail;
  return (
    <SinglePage programme={programme} kind="other" title={t('accessibility.title')}>
      <div className="single-text">
        <section aria-labelledby="state">
          <h2 id="state">{t('accessibility.stateTitle')}</h2>
          <p>
            <strong>{t(`accessibility.sentence.${accessibilityStateOf(document)}`)}</strong>
          </p>
          <p>{t('accessibility.what')}</p>
          <p>{t('accessibility.venues')}</p>
        </section>
        {!isEmpty(words) && (
          <section aria-labelledby="organiser">
            <h2 id="organiser">{t('accessibility.organiser')}</h2>
            <Prose programme={programme} text={words} />
          </section>
        )}
        <section aria-labelledby="barrier">
          <h2 id="barrier">{t('accessibility.contactTitle')}</h2>
          <p>{contact === '' ? t('accessibility.noContact') : <bdi>{t('accessibility.contact', { contact })}</bdi>}</p>
          <p>{t('accessibility.defender')}</p>
        </section>
      </div>
    </SinglePage>
  );
}
