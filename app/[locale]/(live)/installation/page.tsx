import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonForm, PostedRows } from '#app/_components/answered-form.tsx';
import { FindForm, searchOf } from '#app/_components/find-form.tsx';
import { AccountPage, AccountSection } from '#app/_components/live-frame.tsx';
import { gateAccount } from '#app/_server/gate.ts';
import { sitePage, siteTitled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { smtp } from '#lib/env.ts';
import {
  type AccountSeen,
  type Administrator,
  accountsOf,
  authorizeAdministration,
  readInstallation,
} from '#lib/festivals/installation.ts';
import { type AskedHost, askedHosts } from '#lib/festivals/own-host.ts';
import { changedAfter, health, serverState } from '#lib/health.ts';
import { MAX_NAME, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { allJobsUnderWay } from '#lib/jobs/jobs-beside.ts';
import { mailState } from '#lib/messages/mail.ts';
import { now } from '#lib/time/clock.ts';
import { formatAgo } from '#lib/time/format.ts';
import { allowAddress, sendTrial } from './actions.ts';
import { InstallationForm } from './installation-form.tsx';

export const generateMetadata = siteTitled('accounts.installation', 'title');

/** What holds for all festivals of this installation, for who administers it. */
export default sitePage(async function InstallationPage({ locale, paths, query }) {
  const { actor } = await gateAccount(locale);
  if (!actor.isAdministrator) forbidden();
  const [t, common] = [await getTranslations('accounts.installation'), await getTranslations('common')];
  const hosts = await getTranslations('hosts');
  return (
    <AccountPage locale={locale} here={paths.installation()} back={{ href: paths.account(), label: t('account') }}>
      <h1>{t('title')}</h1>
      <p className="mt-1 pb-8 text-soft">{t('lead')}</p>
      <AccountSection title={t('host')} lead={t('hostLead')}>
        <InstallationForm
          installation={readInstallation()}
          labels={{
            hostName: t('hostName'),
            hostAddress: t('hostAddress'),
            hostPhone: t('hostPhone'),
            save: common('save'),
          }}
          max={{ line: MAX_NAME, text: MAX_NOTE }}
        />
      </AccountSection>
      <AccountSection title={t('accounts.title')} lead={t('accounts.lead')}>
        <AccountsSeen administrator={authorizeAdministration(actor)} search={searchOf(query.q)} locale={locale} />
      </AccountSection>
      <AccountSection title={hosts('all.title')} lead={hosts('all.lead')}>
        <FestivalHosts locale={locale} hosts={askedHosts(authorizeAdministration(actor))} />
      </AccountSection>
      <AccountSection title={t('health.title')} lead={t('health.lead')}>
        <ServerHealth locale={locale} />
      </AccountSection>
    </AccountPage>
  );
});

/** The host names that festivals have or ask for, with the button to allow them. */
async function FestivalHosts({ locale, hosts }: { locale: Locale; hosts: readonly AskedHost[] }) {
  const t = await getTranslations('hosts');
  if (hosts.length === 0) return <p className="text-soft">{t('all.none')}</p>;
  const rows = hosts.map(({ host, state, festival: { slug, name } }) => ({
    key: `${host} ${slug}`,
    said: (
      <>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <strong className="break-all">{host}</strong>
          <span className="flag plain">{t(`state.${state}`)}</span>
        </p>
        <p>
          <a className="link" href={`${deskPaths(locale, slug).section('settings')}#own-address`}>
            {typesetIn(name, locale)}
          </a>
        </p>
      </>
    ),
    post: state === 'asked' ? { fields: { slug, host }, label: t('allowNamed', { host }) } : null,
  }));
  return <PostedRows action={allowAddress} rows={rows} submit={t('allow')} />;
}

/** How many festivals are named beside an account; for the rest a number is shown. */
const NAMED = 6;

/** The id of the list of accounts, which a search leads back to. */
const PLACE = 'accounts';

type AccountsProps = { administrator: Administrator; search: string; locale: Locale };

/** The accounts, and the festivals each belongs to. */
async function AccountsSeen({ administrator, search, locale }: AccountsProps) {
  const t = await getTranslations('accounts.installation.accounts');
  const paths = sitePaths(locale);
  const { accounts, found } = accountsOf(administrator, search);
  return (
    <div id={PLACE} className="grid scroll-mt-4 gap-4">
      <p>
        <Link href={paths.desk()} className="link inline-flex min-h-11 items-center">
          {t('all')}
        </Link>
      </p>
      <FindForm
        action={`${paths.installation()}#${PLACE}`}
        label={t('search')}
        hint={t('searchHint')}
        submit={t('submit')}
        search={search}
      />
      <p className="font-semibold">{t('count', { count: found })}</p>
      <ul className="grid">
        {accounts.map((account) => (
          <li key={account.id} className="min-w-0 break-words border-line border-t py-3">
            <Account account={account} locale={locale} />
          </li>
        ))}
      </ul>
      {found > accounts.length && <p>{t('more', { count: found - accounts.length })}</p>}
    </div>
  );
}

async function Account({ account, locale }: { account: AccountSeen; locale: Locale }) {
  const t = await getTranslations('accounts.installation.accounts');
  const terms = await getTranslations('terms');
  const { name, email, isAdministrator, festivals } = account;
  return (
    <>
      <p>
        {name !== '' && <strong className="mr-2">{name}</strong>}
        <span className={name === '' ? 'font-semibold' : 'text-soft'}>{email}</span>
      </p>
      {isAdministrator && <p>{t('administrator')}</p>}
      {festivals.length === 0 && !isAdministrator && <p className="text-soft">{t('none')}</p>}
      <ul className="flex flex-wrap gap-x-5">
        {festivals.slice(0, NAMED).map(({ slug, name: called, role }) => (
          <li key={slug}>
            <Link href={deskPaths(locale, slug).overview()} className="link inline-block py-2.5">
              {t('in', { festival: typesetIn(called, locale), role: terms(`role.${role}`) })}
            </Link>
          </li>
        ))}
        {festivals.length > NAMED && (
          <li className="py-2.5">{t('moreFestivals', { count: festivals.length - NAMED })}</li>
        )}
      </ul>
    </>
  );
}

const GIGABYTE = 1_000_000_000;
const MEGABYTE = 1_000_000;

/** Rounded to one decimal, as a number in the reader's language. */
const inUnits = (bytes: number, unit: number) => Math.round((10 * bytes) / unit) / 10;

/** The state of the server, for administrators. */
async function ServerHealth({ locale }: { locale: Locale }) {
  const t = await getTranslations('accounts.installation.health');
  const at = now();
  const state = serverState(at);
  const ago = (instant: string) => formatAgo(instant, at, locale);
  const { check, faults } = state;
  const jobs = allJobsUnderWay();
  const [server, mail] = [smtp(), mailState(at)];
  const { version, writable } = health();
  const size = t('databaseIs', { size: inUnits(state.databaseBytes, MEGABYTE) });
  const checked = check && t('checked', { ago: ago(check.at), milliseconds: check.milliseconds });
  const damaged = state.isDamaged ? t('damaged') : null;
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:gap-y-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <Fact name={t('version')}>{t('versionIs', { version, ago: ago(state.startedAt) })}</Fact>
      {changedAfter(at) !== null && (
        <Fact name={t('clock')}>
          <strong>{t('clockBehind')}</strong>
        </Fact>
      )}
      <Fact name={t('disk')}>
        {t('diskIs', { free: inUnits(state.freeBytes, GIGABYTE), all: inUnits(state.diskBytes, GIGABYTE) })}
        {!writable && <strong className="block">{t('unwritable')}</strong>}
      </Fact>
      <Fact name={t('database')}>
        {size} {damaged ? <strong className="block">{damaged}</strong> : checked}
      </Fact>
      <Fact name={t('backup')}>{state.lastBackupAt ? ago(state.lastBackupAt) : t('noBackup')}</Fact>
      <Fact name={t('mail')}>
        {server ? (
          <>
            {t('mailIs', { host: server.host, count: server.perHour, waiting: mail.waiting })}
            {mail.failed > 0 && <strong className="block">{t('mailFailed', { count: mail.failed })}</strong>}
            <div className="mt-2">
              <ButtonForm action={sendTrial}>{t('tryMail')}</ButtonForm>
            </div>
          </>
        ) : (
          t('mailOff')
        )}
      </Fact>
      <Fact name={t('works')}>
        {jobs.length === 0 && t('noWorks')}
        <ul className="grid gap-1">
          {jobs.map(({ name, festival, since, isWaiting }, index) => (
            <li key={index} className="break-words">
              {t(isWaiting ? 'waitingJob' : 'runningJob', {
                job: t(`job.${name}`),
                festival: festival ?? '',
                isKnown: String(festival !== null),
                ago: ago(since),
              })}
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name={t('faults')}>
        {faults.length === 0 && t('noFaults')}
        <ul className="grid gap-1">
          {faults.map((fault, index) => (
            <li key={index} className="break-words">
              {ago(fault.at)} <code>{fault.message}</code>
            </li>
          ))}
        </ul>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="mb-2 min-w-0 sm:mb-0">{children}</dd>
    </>
  );
}
