import type { ReactNode } from 'react';
import { Spoken } from '#app/_components/time.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import type { DocumentStatements, PublicDocument } from '#lib/model/documents.ts';
import { formatDate, spokenDate } from '#lib/time/format.ts';
import { type Programme, pageSentences } from './programme.ts';
import { OrganiserWords, SinglePage } from './single-page.tsx';
import { Prose, WithLinks } from './text.tsx';

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

type Field = 'plan' | 'faults' | 'exemptions' | 'technologies' | 'tools' | 'pages';

/** A part of the statement has the label of the field it is typed into in the settings. */
const labelOf = (locale: Locale, field: Field) =>
  setTranslator(locale, 'places')(`settings.label.accessibilityStatement_${field}`);

/** The statement after the French model; it says so where the organiser stated nothing. */
function AccessibilityStatementText({
  programme,
  state,
}: {
  programme: Programme;
  state: DocumentStatements['accessibilityState'];
}) {
  const t = pageSentences(programme);
  const { festival } = programme.document;
  const statement = festival.statements?.accessibilityStatement ?? {};
  const organisation =
    statement.organisation || festival.legal.publisher || festival.organiser || programme.say(festival.name);
  return (
    <>
      <p>{t('accessibility.statement.commitment', { organisation })}</p>
      <Written programme={programme} id="plan" title={labelOf(programme.locale, 'plan')} text={statement.plan} />
      <p>{t('accessibility.statement.scope', { address: `${programme.siteUrl ?? ''}${programme.paths.home()}` })}</p>
      <Prose programme={programme} text={statement.scope ?? ''} />
      <section aria-labelledby="state">
        <h2 id="state">{t('accessibility.stateTitle')}</h2>
        <p>
          <strong>{t(`accessibility.sentence.${state}`)}</strong>
        </p>
        {state !== 'not-audited' && <Audit programme={programme} />}
      </section>
      <Written
        programme={programme}
        id="faults"
        title={labelOf(programme.locale, 'faults')}
        text={statement.faults}
        missing={state === 'full' ? t('accessibility.statement.none') : undefined}
      />
      <Written
        programme={programme}
        id="exemptions"
        title={labelOf(programme.locale, 'exemptions')}
        text={statement.exemptions}
        missing={t('accessibility.statement.none')}
      />
      <DrawnUp programme={programme} />
    </>
  );
}

function Audit({ programme }: { programme: Programme }) {
  const t = pageSentences(programme);
  const { auditor, auditedOn, rate } = programme.document.festival.statements?.accessibilityStatement ?? {};
  if (!auditor || !auditedOn || typeof rate !== 'number')
    return <p>{t('accessibility.statement.auditWithoutFacts')}</p>;
  const sentence = (date: string) => t('accessibility.statement.audit', { auditor, date, rate });
  return (
    <p className="relative">
      <Spoken as={sentence(spokenDate(auditedOn, programme.locale, 'full'))}>
        {sentence(formatDate(auditedOn, programme.locale, 'full'))}
      </Spoken>
    </p>
  );
}

/**
 * A part of the statement with its heading. Without a text it says `missing`, else that nothing is
 * stated.
 */
function Written({
  programme,
  id,
  title,
  text = '',
  missing,
}: {
  programme: Programme;
  id: string;
  title: string;
  text?: string | undefined;
  missing?: string | undefined;
}) {
  const t = pageSentences(programme);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {text === '' ? (
        <p>{missing ?? <Missing>{t('accessibility.statement.missing')}</Missing>}</p>
      ) : (
        <Prose programme={programme} text={text} />
      )}
    </section>
  );
}

const Missing = ({ children }: { children: ReactNode }) => <span className="hint">{children}</span>;

function DrawnUp({ programme }: { programme: Programme }) {
  const t = pageSentences(programme);
  const { preparedOn, technologies, tools, pages } =
    programme.document.festival.statements?.accessibilityStatement ?? {};
  const rows: [string, string | undefined][] = [
    [
      t('accessibility.statement.preparedOn'),
      preparedOn ? formatDate(preparedOn, programme.locale, 'full') : undefined,
    ],
    [labelOf(programme.locale, 'technologies'), technologies || 'HTML, CSS, SVG, JavaScript'],
    [labelOf(programme.locale, 'tools'), tools],
    [labelOf(programme.locale, 'pages'), pages],
  ];
  return (
    <section aria-labelledby="drawn-up">
      <h2 id="drawn-up">{t('accessibility.statement.drawnUp')}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ? programme.say(value) : <Missing>{t('accessibility.statement.missing')}</Missing>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/**
 * Whom to turn to if the organiser does not answer; the addresses are those of the Défenseur des
 * droits.
 */
function AccessibilityRemedies({ programme }: { programme: Programme }) {
  const t = pageSentences(programme);
  return (
    <section aria-labelledby="remedies">
      <h2 id="remedies">{t('accessibility.statement.remedies')}</h2>
      <p>{t('accessibility.statement.remediesLead')}</p>
      <ul className="list-disc pl-5">
        <li>
          <a className="link" href="https://formulaire.defenseurdesdroits.fr/">
            {t('accessibility.statement.remedyWrite')}
          </a>
        </li>
        <li>
          <a className="link" href="https://www.defenseurdesdroits.fr/saisir/delegues">
            {t('accessibility.statement.remedyVisit')}
          </a>
        </li>
        <li>{t('accessibility.statement.remedyPost')}</li>
      </ul>
    </section>
  );
}
