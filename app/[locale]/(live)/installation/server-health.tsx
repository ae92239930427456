import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonForm } from '#app/_components/button-form.tsx';
import { smtp } from '#lib/env.ts';
import { health } from '#lib/health.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { allJobsUnderWay } from '#lib/jobs/jobs-beside.ts';
import { mailState } from '#lib/messages/mail-state.ts';
import { serverState } from '#lib/server-state.ts';
import { formatAgo } from '#lib/time/ago.ts';
import { now } from '#lib/time/clock.ts';
import { sendTrial } from './actions.ts';

const GIGABYTE = 1_000_000_000;
const MEGABYTE = 1_000_000;

/** To one place, as a number of the reader's language. */
const inUnits = (bytes: number, unit: number) => Math.round((10 * bytes) / unit) / 10;

/** What the server says of itself, for who keeps it. */
export async function ServerHealth({ locale }: { locale: Locale }) {
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
