import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { identityOf } from '#app/_components/programme/identity.ts';
import { Thumbnail } from '#app/[locale]/(live)/organise/[festival]/pictures/thumbnail.tsx';
import type { AppearanceInput } from '#lib/festivals/appearance-schema.ts';
import type { LitRoom } from '#lib/model/colours.ts';
import type { DraftPicture } from '#lib/model/draft.ts';

/** Facts of the festival for the preview. */
export type LookFacts = Readonly<{
  name: string;
  when: string;
  /** Its first days, as the page links to them; none where it has one only. */
  days: readonly string[];
  logo: Readonly<Record<LitRoom, DraftPicture | null>>;
  head: DraftPicture | null;
  poster: DraftPicture | null;
}>;

type Look = Pick<AppearanceInput, 'accent' | 'secondColour' | 'letters' | 'headStyle'>;
type Props = { slug: string; shown: LookFacts; values: Look };

const FRAMES = [
  { room: 'light', shape: 'phone' },
  { room: 'dark', shape: 'phone' },
  { room: 'light', shape: 'wide' },
  { room: 'dark', shape: 'wide' },
] as const;

/** A small preview of the first page, on a phone and on a wide screen, light and dark. */
export function LookPreview({ slug, shown, values }: Props) {
  const t = useTranslations('appearance');
  return (
    <section aria-label={t('preview.label')} className="look-preview">
      {FRAMES.map(({ room, shape }) => (
        <figure key={room + shape} className={shape}>
          <figcaption>{t(`preview.${shape}`, { room })}</figcaption>
          <Page slug={slug} shown={shown} values={values} room={room} />
        </figure>
      ))}
    </section>
  );
}

function Page({ slug, shown, values, room }: Props & { room: LitRoom }) {
  const t = useTranslations('appearance');
  const { accent, secondColour, letters, headStyle } = values;
  const identity = identityOf({ accent, letters, ...(secondColour !== null && { secondColour }) });
  const picture = headStyle === 'picture' ? shown.head : headStyle === 'poster' ? shown.poster : null;
  const logo = shown.logo[room];
  return (
    <div inert {...identity} className={clsx('look-page', `${room}-room`, identity.className)}>
      <p className="look-bar">
        {logo && <Thumbnail slug={slug} picture={logo} />}
        <b>{shown.name}</b>
      </p>
      <div
        className={clsx(
          'look-head',
          picture ? `is-${headStyle}` : 'is-letters',
          picture?.use === 'head' && 'dark-room',
        )}
      >
        {picture && <Thumbnail slug={slug} picture={picture} width={480} />}
        <div>
          <p className="look-name">{shown.name}</p>
          <p>{shown.when}</p>
        </div>
      </div>
      <p className="look-notice">{t('preview.notice')}</p>
      <div className="look-body">
        {shown.days.length > 0 && (
          <p className="look-days">
            {shown.days.map((day, at) => (
              <span key={day} className={at === 0 ? 'is-on' : undefined}>
                {day}
              </span>
            ))}
          </p>
        )}
        <p className="look-title">{t('specimen.title')}</p>
        <p>
          {t('specimen.text')} <span className="link">{t('preview.link')}</span>
        </p>
        <p className="flex flex-wrap gap-2">
          <span className="btn lamp">{t('preview.book')}</span>
          <span className="btn look-focus">{t('preview.focus')}</span>
        </p>
      </div>
    </div>
  );
}
