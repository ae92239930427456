import type { DocumentStatements, PublicDocument } from '#lib/model/documents.ts';
import { AccessibilityRemedies, AccessibilityStatementText } from './accessibility-statement.tsx';
import { type Programme, pageSentences } from './programme.ts';
import { OrganiserWords, SinglePage } from './single-page.tsx';
import { WithLinks } from './text.tsx';

/**
 * The state declared by an organiser who must by law publish a statement; null for all others,
 * whose pages name no state. In releases made before the question existed, an organiser who
 * declared an audit counts as one who must.
 */
export function declaredState({ festival }: PublicDocument): DocumentStatements['accessibilityState'] | null {
  const { accessibilityState = 'not-audited', accessibilityStatement } = festival.statements ?? {};
  return accessibilityStatement || accessibilityState !== 'not-audited' ? accessibilityState : null;
}

/**
 * What is known of the accessibility of these pages, the statement where the law requires one, and
 * whom to tell of a barrier.
 */
export function AccessibilityPage({ programme }: { programme: Programme }) {
  const t = pageSentences(programme);
  const { document } = programme;
  const state = declaredState(document);
  const words = document.festival.statements?.accessibility ?? {};
  return (
    <SinglePage
      programme={programme}
      kind="other"
      title={t(state ? 'accessibility.statement.title' : 'accessibility.title')}
    >
      <div className="single-text">
        {state && <AccessibilityStatementText programme={programme} state={state} />}
        <section aria-labelledby="known">
          <h2 id="known">{t('accessibility.knownTitle')}</h2>
          <p>{t('accessibility.what')}</p>
          <p>{t('accessibility.venues')}</p>
        </section>
        <OrganiserWords programme={programme} text={words} />
        <Barrier programme={programme} />
        {state && <AccessibilityRemedies programme={programme} />}
      </div>
    </SinglePage>
  );
}

function Barrier({ programme }: { programme: Programme }) {
  const t = pageSentences(programme);
  const { accessibilityContact, contactEmail } = programme.document.festival;
  const contact = accessibilityContact || contactEmail;
  return (
    <section aria-labelledby="barrier">
      <h2 id="barrier">{t('accessibility.contactTitle')}</h2>
      <p>
        {contact === '' ? t('accessibility.noContact') : <WithLinks text={t('accessibility.contact', { contact })} />}
      </p>
    </section>
  );
}
