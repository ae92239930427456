import { getTranslations } from 'next-intl/server';
import { Spoken } from '#app/_components/time.tsx';
import { LinkForm, LinkList } from '#app/[locale]/(live)/organise/[festival]/secret-links.tsx';
import type { Authorized, Festival } from '#lib/authorized.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { previewLinks } from '#lib/programme/preview-links.ts';
import { now } from '#lib/time/clock.ts';
import { formatInstant, spokenInstant } from '#lib/time/format.ts';
import { createLink, revokeLink } from './actions.ts';

type Props = { festival: Authorized<Festival, 'publish'>; slug: string; locale: Locale };

/** Makes a preview link, shows it once, and lists those that are open. */
export async function PreviewLinks({ festival, slug, locale }: Props) {
  const t = await getTranslations('publish.preview');
  const links = previewLinks.open(festival, now()).map(({ id, label: own, by, createdAt }) => {
    const label = own || t('unnamed');
    const said = (when: string) => t('by', { when, by: by || 'none' });
    const about = (
      <Spoken as={said(spokenInstant(createdAt, festival.timeZone, locale, 'long'))}>
        {said(formatInstant(createdAt, festival.timeZone, locale, 'long'))}
      </Spoken>
    );
    return { id, label, about, revokeLabel: t('revokeNamed', { label }) };
  });
  return (
    <div className="grid gap-4">
      <LinkForm
        name="preview-link"
        isAside
        action={createLink.bind(null, slug)}
        labels={{
          label: t('label'),
          labelHint: t('labelHint'),
          submit: t('create'),
          link: t('title'),
          open: t('open'),
        }}
      />
      {links.length > 0 && <h3 className="-mb-2">{t('list')}</h3>}
      <LinkList links={links} isAside action={revokeLink.bind(null, slug)} labels={{ revoke: t('revoke') }} />
    </div>
  );
}
