import type { ReactNode } from 'react';
import { Spoken } from '#app/_components/time.tsx';
import { SESSION_DAYS, UNUSED_DAYS } from '#lib/accounts/sessions.ts';
import { env } from '#lib/env.ts';
import { type Host, readInstallation } from '#lib/festivals/installation.ts';
import { privateDaysOf } from '#lib/festivals/settings.ts';
import { mailto } from '#lib/i18n/contacts-in.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { KEPT } from '#lib/keeping/backups.ts';
import { UNDO_DAYS } from '#lib/keeping/erase.ts';
import type { DocumentStatements, PublicDocument } from '#lib/model/documents.ts';
import { PRIVATE_PAGE_DAYS } from '#lib/offline/board.ts';
import { KEPT_FESTIVALS } from '#lib/offline/cache-names.ts';
import { PUSH_DAYS } from '#lib/push/mutations.ts';
import { LEAST_TOLD } from '#lib/selections/counted.ts';
import { KEPT_DAYS } from '#lib/selections/queries.ts';
import { formatDate, spokenDate } from '#lib/time/format.ts';
import { CONTACT_AGAIN_MONTHS } from '#lib/volunteers/besides-shifts.ts';
import { HEALTH_DAYS } from '#lib/volunteers/emergencies.ts';
import { DECIDED_DAYS } from '#lib/volunteers/joining/applications.ts';
import { type Programme, pageSentences } from './programme.ts';
import { OrganiserWords, SinglePage } from './single-page.tsx';
import { Prose, Said, WithLinks } from './text.tsx';

/*
 * The legal notice, the privacy page and the accessibility statement.
 */

/** The publisher, the host, what else the organiser states, and the software. */
export function LegalPage({ programme, host }: { programme: Programme; host: Host }) {
  const t = pageSentences(programme);
  const words = programme.document.festival.statements?.legal ?? {};
  return (
    <SinglePage programme={programme} kind="other" title={t('legal.title')}>
      <div className="single-text">
        <Notice programme={programme} host={host} />
        {!isEmpty(words) && <Prose programme={programme} text={words} level={2} />}
        <p>{t('legal.software')}</p>
      </div>
    </SinglePage>
  );
}

function Notice({ programme, host }: { programme: Programme; host: Host }) {
  const { t, document } = programme;
  const { legal, organiser, contactEmail } = document.festival;
  const said = (text: string) => (text === '' ? null : <Said programme={programme} text={text} />);
  const dialled = (text: string) => (text === '' ? null : <WithLinks text={text} />);
  const rows: [string, ReactNode][] = [
    [t('legal.publisher'), said(legal.publisher || organiser)],
    [t('legal.address'), said(legal.address)],
    [t('legal.phone'), dialled(legal.phone ?? '')],
    // Not every publisher is registered.
    ...(legal.registration ? [[t('legal.registration'), said(legal.registration)] satisfies [string, ReactNode]] : []),
    [t('legal.director'), said(legal.director)],
    [t('legal.contact'), contactEmail === '' ? null : <Mail address={contactEmail} />],
    [t('legal.host'), said(host.hostName || legal.host)],
    ...(host.hostName === ''
      ? []
      : ([
          [t('legal.hostAddress'), said(host.hostAddress)],
          [t('legal.hostPhone'), dialled(host.hostPhone)],
        ] satisfies [string, ReactNode][])),
  ];
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <Row key={name} programme={programme} name={name}>
          {value}
        </Row>
      ))}
    </dl>
  );
}

function Row({ programme, name, children }: { programme: Programme; name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children ?? <span className="hint">{programme.t('legal.missing')}</span>}</dd>
    </div>
  );
}

const Mail = ({ address }: { address: string }) => (
  <a className="link" href={mailto(address)}>
    {address}
  </a>
);

/**
 * Every number on the page about personal data, taken from the code that enforces it. Monthly
 * backups contain nothing private.
 */
const LIMITS = {
  undo: UNDO_DAYS,
  again: CONTACT_AGAIN_MONTHS,
  declined: DECIDED_DAYS,
  backups: KEPT.weekly * 7,
  session: SESSION_DAYS,
  unused: UNUSED_DAYS,
  selection: KEPT_DAYS,
  least: LEAST_TOLD,
  page: PRIVATE_PAGE_DAYS,
  festivals: KEPT_FESTIVALS,
  told: PUSH_DAYS,
} as const;

const FACTS = ['noCookie', 'browser', 'offline', 'told', 'calendar', 'links', 'log', 'people'] as const;
const KEPT_THINGS = ['volunteers', 'applicants', 'health', 'guests', 'messages', 'accounts', 'deleted'] as const;
const RIGHTS = ['readers', 'rights', 'authority'] as const;

type PrivacyProps = { programme: Programme; privateDays: number; host: string };

/**
 * How personal data is handled: in the organiser’s words, and what the software does in any case.
 */
export function PrivacyPage({ programme, privateDays, host }: PrivacyProps) {
  const t = pageSentences(programme);
  const { statements, contactEmail, organiser, legal } = programme.document.festival;
  const words = statements?.privacy ?? {};
  const limits = { ...LIMITS, days: privateDays, health: Math.min(HEALTH_DAYS, privateDays) };
  const name = legal?.publisher || organiser;
  return (
    <SinglePage programme={programme} kind="other" title={t('privacy.title')}>
      <div className="single-text">
        <OrganiserWords programme={programme} text={words} />
        <section aria-labelledby="software">
          <h2 id="software">{t('privacy.software')}</h2>
          {FACTS.filter((fact) => !['offline', 'told'].includes(fact) || env().isKeptOffline).map((fact) => (
            <p key={fact}>{t(`privacy.${fact}`, limits)}</p>
          ))}
          {programme.canChoose && <p>{t('privacy.selection', limits)}</p>}
        </section>
        <section aria-labelledby="kept">
          <h2 id="kept">{t('privacy.kept')}</h2>
          <p>{name === '' ? t('privacy.decidesUnnamed') : <bdi>{t('privacy.decides', { name })}</bdi>}</p>
          {KEPT_THINGS.map((thing) => (
            <p key={thing}>{t(`privacy.${thing}`, limits)}</p>
          ))}
        </section>
        <section aria-labelledby="rights">
          <h2 id="rights">{t('privacy.yours')}</h2>
          {host !== '' && (
            <p>
              <bdi>{t('privacy.host', { host })}</bdi>
            </p>
          )}
          {RIGHTS.map((right) => (
            <p key={right}>{t(`privacy.${right}`)}</p>
          ))}
          <p>
            {contactEmail === '' ? (
              t('privacy.noContact')
            ) : (
              <bdi>{t('privacy.contact', { contact: contactEmail })}</bdi>
            )}
          </p>
        </section>
      </div>
    </SinglePage>
  );
}

/**
 * The same with facts that no release holds: how long this festival keeps private data, and who
 * hosts these pages.
 */
export const KeptPrivacyPage = ({ programme }: { programme: Programme }) => (
  <PrivacyPage
    programme={programme}
    privateDays={privateDaysOf(programme.document.festival.slug)}
    host={readInstallation().hostName || (programme.document.festival.legal?.host ?? '')}
  />
);

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
