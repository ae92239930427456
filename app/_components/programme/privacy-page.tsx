import { SESSION_DAYS, UNUSED_DAYS } from '#lib/accounts/sessions.ts';
import { env } from '#lib/env.ts';
import { readInstallation } from '#lib/festivals/installation.ts';
import { privateDaysOf } from '#lib/festivals/settings.ts';
import { KEPT } from '#lib/keeping/backup-job.ts';
import { UNDO_DAYS } from '#lib/keeping/erase.ts';
import { PRIVATE_PAGE_DAYS } from '#lib/offline/board.ts';
import { KEPT_FESTIVALS } from '#lib/offline/cache-names.ts';
import { PUSH_DAYS } from '#lib/push/mutations.ts';
import { KEPT_DAYS } from '#lib/selections/queries.ts';
import { LEAST_TOLD } from '#lib/selections/stars.ts';
import { CONTACT_AGAIN_MONTHS } from '#lib/volunteers/contact-again.ts';
import { HEALTH_DAYS } from '#lib/volunteers/emergencies.ts';
import { DECIDED_DAYS } from '#lib/volunteers/joining/applications.ts';
import { type Programme, pageSentences } from './programme.ts';
import { OrganiserWords, SinglePage } from './single-page.tsx';

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
