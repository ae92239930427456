import { CopyAddress } from '#app/_components/programme/copy-address.tsx';
import { joinPaths } from '#lib/i18n/paths.ts';
import type { OwnView } from './own-view.ts';

/** Of a minor, why they have no shift yet, with the link for a parent. */
export function ParentWaited({ view }: { view: OwnView }) {
  const { t, locale, who, siteUrl, besides } = view;
  if (besides.parentToken === null) return null;
  const address = siteUrl + joinPaths(locale, who.slug).parent(besides.parentToken);
  return (
    <section className="own-part" aria-labelledby="parent">
      <p id="parent">{t('answers.minor')}</p>
      <div className="own-address">
        <code>{address}</code>
        <CopyAddress address={address} words={{ copy: t('copy'), copied: t('copied') }} />
      </div>
    </section>
  );
}

/** The way to what they said when they offered to help, to correct it. */
export function AnswersPart({ view }: { view: OwnView }) {
  const { t, locale, who, token } = view;
  return (
    <section className="own-part no-print" aria-labelledby="answers">
      <h2 id="answers">{t('answers.title')}</h2>
      <p className="hint">{t('answers.text')}</p>
      <p>
        <a className="btn" href={joinPaths(locale, who.slug).mine(token)}>
          {t('answers.link')}
        </a>
      </p>
    </section>
  );
}
