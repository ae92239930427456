import { inLocale } from '#lib/i18n/text.ts';
import { LARGEST, widthsOf } from '#lib/pictures/sizes.ts';
import { conditionsOf, pressLead, pressOf } from '#lib/programme/pictures-on.ts';
import { Picture } from './picture.tsx';
import { type Programme, pageSentences } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Said } from './text.tsx';

/**
 * What is offered to the press: every picture with what it shows and its conditions of use, and all
 * of them as one file.
 */
export function PressPage({ programme }: { programme: Programme }) {
  const t = pageSentences(programme);
  const { document, locale, paths, feeds, isServed } = programme;
  const subjects = pressOf(document, locale);
  const count = subjects.reduce((sum, { pictures }) => sum + pictures.length, 0);
  return (
    <SinglePage programme={programme} kind="other" title={t('press.title')}>
      <p className="lead">{pressLead(subjects, locale)}</p>
      {isServed && feeds && (
        <p className="acts no-print">
          <a className="btn lamp" href={feeds.press(locale)} download>
            {t('press.zip', { count })}
          </a>
          <span className="hint">{t('press.zipHint')}</span>
        </p>
      )}
      <div className="gallery press">
        {subjects.map(({ name, page, pictures }) => (
          <section key={pictures[0]?.fileName}>
            <h2>
              <a className="link" href={page(paths)}>
                <Said programme={programme} text={name} />
              </a>
            </h2>
            <ul>
              {pictures.map(({ picture, fileName }) => (
                <li key={fileName} className={`figure press-${picture.use}`}>
                  <a
                    href={programme.pictureAt(picture, widthsOf(picture.width).at(-1) ?? LARGEST, 'webp')}
                    aria-label={inLocale(picture.alt, locale) === '' ? fileName : undefined}
                  >
                    <Picture
                      programme={programme}
                      picture={picture}
                      sizes="(min-width: 40rem) 17rem, 92vw"
                      most={960}
                    />
                  </a>
                  <p>{[programme.say(picture.alt), ...conditionsOf(picture, locale)].filter(Boolean).join('. ')}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </SinglePage>
  );
}
