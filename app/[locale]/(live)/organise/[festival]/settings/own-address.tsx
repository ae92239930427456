import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { env } from '#lib/env.ts';
import { type OwnHost, ownHost } from '#lib/festivals/own-host.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { installationHost, publicUrl } from '#lib/programme/own-host.ts';
import { formatAgo } from '#lib/time/ago.ts';
import { now } from '#lib/time/clock.ts';
import { OwnAddressForms } from './own-address-forms.tsx';

/** The name on the network that is the festival's own, for its owner. */
export async function OwnAddress({ festival, locale }: { festival: Authorized<Festival, 'address'>; locale: Locale }) {
  const t = await getTranslations('hosts');
  const own = ownHost(festival);
  const [home, host] = [installationHost(), own?.host ?? ''];
  return (
    <section className="card mt-6 grid max-w-[52rem] gap-3 p-[clamp(1.1rem,3vw,1.6rem)]" aria-labelledby="own-address">
      <h2 id="own-address">{t('title')}</h2>
      <p>{t('lead', { home: env().url.replace(/^https?:\/\//, '') })}</p>
      {own && <Standing own={own} locale={locale} />}
      {own && own.state !== 'answers' && <Dns host={host} home={home} />}
      <OwnAddressForms
        slug={festival.slug}
        host={own && host}
        isAllowed={own !== null && own.state !== 'asked'}
        labels={{
          host: t('host'),
          hostHint: t('hostHint'),
          ask: t('ask'),
          check: t('check'),
          leave: t('leave'),
          leaveText: t(`leaveText.${own?.state ?? 'asked'}`, { home, host }),
          leaveSure: t('leaveSure', { host }),
        }}
      />
    </section>
  );
}

async function Standing({ own, locale }: { own: OwnHost; locale: Locale }) {
  const t = await getTranslations('hosts');
  const { host, state, answeredAt } = own;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong className="break-all">
          {state === 'answers' ? (
            <a className="link" href={publicUrl(host)}>
              {host}
            </a>
          ) : (
            host
          )}
        </strong>
        <span className={clsx('flag', state === 'answers' ? 'good' : state === 'asked' ? 'warn' : 'plain')}>
          {t(`state.${state}`)}
        </span>
      </p>
      <p>
        {t(`next.${state}`, { url: publicUrl(host) })}
        {answeredAt !== null && ` ${t('answeredAt', { ago: formatAgo(answeredAt, now(), locale) })}`}
      </p>
    </>
  );
}

/** The line of the zone file, as it is typed. */
async function Dns({ host, home }: { host: string; home: string }) {
  const t = await getTranslations('hosts.dns');
  return (
    <div className="grid gap-2">
      <h3>{t('title')}</h3>
      <p>{t('text')}</p>
      <pre className="overflow-x-auto rounded-md border border-line bg-raised p-3">
        <code>{`${host}. CNAME ${home}.`}</code>
      </pre>
      <p className="hint">{t('bare', { home })}</p>
    </div>
  );
}
