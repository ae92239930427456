import { selectionAddresses } from '#lib/selections/addresses.ts';
import { type Programme, pageSentences } from './programme.ts';

/**
 * What says that something is new since the visitor's last visit, and leads there. It stands hidden: `app/_islands/since-visit.ts` knows what
 * was read here, shows it with those of « Ma sélection » that changed, and marks the séances (`since-mark.tsx`). Not in a preview, which has no releases one could have read.
 */
export function SinceVisit({ programme }: { programme: Programme }) {
  const { document, paths, feeds, locale, publicKey } = programme;
  if (!feeds) return null;
  const t = pageSentences(programme);
  return (
    <aside
      hidden
      className="since-bar no-print"
      aria-label={t('changes.title')}
      data-island="since"
      data-festival={document.festival.uid}
      data-slug={document.festival.slug}
      data-times={publicKey ? selectionAddresses.times(publicKey, locale) : undefined}
      data-number={document.number}
      data-at={document.publishedAt}
      data-new={t('since.new')}
      data-changed={t('since.changed')}
    >
      <p>{t('since.notice')}</p>
      <p hidden data-mine={t('since.mine')} data-none={t('since.mineNone')} />
      <a className="btn lamp" href={paths.changes()}>
        {t('changes.title')}
      </a>
      <button type="button" className="btn">
        {t('since.read')}
      </button>
    </aside>
  );
}
