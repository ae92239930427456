import type { ReactNode } from 'react';
import { SESSION_DAYS, UNUSED_DAYS } from '#lib/accounts/sessions.ts';
import { env } from '#lib/env.ts';
import { type Host, readInstallation } from '#lib/festivals/installation.ts';
import { privateDaysOf } from '#lib/festivals/settings.ts';
import { mailto } from '#lib/i18n/contacts-in.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { KEPT } from '#lib/keeping/backup-job.ts';
import { UNDO_DAYS } from '#lib/keeping/erase.ts';
import { PRIVATE_PAGE_DAYS } from '#lib/offline/board.ts';
import { KEPT_FESTIVALS } from '#lib/offline/cache-names.ts';
import { PUSH_DAYS } from '#lib/push/mutations.ts';
import { KEPT_DAYS } from '#lib/selections/queries.ts';
import { LEAST_TOLD } from '#lib/selections/stars.ts';
import { CONTACT_AGAIN_MONTHS } from '#lib/volunteers/besides-shifts.ts';
import { HEALTH_DAYS } from '#lib/volunteers/emergencies.ts';
import { DECIDED_DAYS } from '#lib/volunteers/joining/applications.ts';
import { type Programme, pageSentences } from './programme.ts';
import { OrganiserWords, SinglePage } from './single-page.tsx';
import { Prose, Said, WithLinks } from './text.tsx';

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
 * Every number on this page, taken from the code that enforces it. Monthly backups contain nothing
 * private.
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

type Props = { programme: Programme; privateDays: number; host: string };

/**
 * How personal data is handled: in the organiser’s words, and what the software does in any case.
 */
export function PrivacyPage({ programme, privateDays, host }: Props) {
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
