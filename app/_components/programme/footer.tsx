import { Spoken } from '#app/_components/time.tsx';
import { isWebAddress, mailto } from '#lib/i18n/web-address.ts';
import { hasPress } from '#lib/programme/press.ts';
import { formatInstant, spokenInstant } from '#lib/time/format.ts';
import { declaredState } from './accessibility-page.tsx';
import { IndexItems } from './index-links.tsx';
import { PageLinks } from './page-links.tsx';
import { Partners } from './partners.tsx';
import { elsewhereSentences, type Here, openDataSentences, type Programme, pageSentences } from './programme.ts';

/** The organiser, their contact, and the number of this version. */
export function ProgrammeFooter({
  programme,
  here = null,
}: {
  programme: Programme;
  /** The page its QR code leads to; null where a code would lead nowhere. */
  here?: Here | null;
}) {
  const { document, t, paths } = programme;
  const e = elsewhereSentences(programme);
  const { organiser, website, contactEmail } = document.festival;
  const words = pageSentences(programme);
  const state = declaredState(document);
  return (
    <footer className="foot">
      <Partners programme={programme} partners={(document.partners ?? []).filter(({ isAtFoot }) => isAtFoot)} isFoot />
      {organiser !== '' && (
        <p className="foot-name">
          <bdi>{t('footer.organisedBy', { name: organiser })}</bdi>
        </p>
      )}
      <ul className="no-print">
        <IndexItems programme={programme} />
        {isWebAddress(website) && (
          <li>
            <a href={website}>{t('footer.website')}</a>
          </li>
        )}
        {contactEmail !== '' && (
          <li>
            <a href={mailto(contactEmail)}>{t('footer.write')}</a>
          </li>
        )}
        <PageLinks programme={programme} isNavigation={false} />
        {programme.feeds && (
          <>
            {programme.isServed && !document.isOver && (
              <li>
                <a href={paths.now()}>{e('now.link')}</a>
              </li>
            )}
            <li>
              <a href={paths.changes()}>{words('changes.title')}</a>
            </li>
            <li>
              <a href={paths.subscribe()}>{t('subscribeShort')}</a>
            </li>
            <li>
              <a href={paths.print()}>{t('print')}</a>
            </li>
            <li>
              <a href={paths.copy()}>{e('copy.title')}</a>
            </li>
            {programme.isServed && (
              <li>
                <a href={paths.integrate()}>{e('embed.link')}</a>
              </li>
            )}
            {hasPress(document) && (
              <li>
                <a href={paths.press()}>{words('press.title')}</a>
              </li>
            )}
            <li>
              <a href={paths.openData()}>{openDataSentences(programme)('title')}</a>
            </li>
            {here && (
              <li>
                <a href={paths.qr(here(paths).replace(/\?.*$/, ''))} rel="nofollow">
                  {e('qr.link')}
                </a>
              </li>
            )}
          </>
        )}
        <li>
          <a href={paths.legal()}>{words('legal.title')}</a>
        </li>
        <li>
          <a href={paths.privacy()}>{words('privacy.title')}</a>
        </li>
        <li>
          {/* Where the law requires a statement, every page must name the state itself. */}
          <a href={paths.accessibility()}>
            {state
              ? words('accessibility.footer', { state: words(`accessibility.state.${state}`) })
              : words('accessibility.title')}
          </a>
        </li>
      </ul>
      {document.number > 0 && <ReleaseLine programme={programme} />}
      {!programme.isServed && <p className="no-print">{t('footer.files')}</p>}
      <p className="no-print">{t('footer.madeWith')}</p>
    </footer>
  );
}

function ReleaseLine({ programme }: { programme: Programme }) {
  const { document, locale, t } = programme;
  const { number, publishedAt, festival } = document;
  const line = (at: string) => t('footer.release', { number, at });
  return (
    <p className="relative">
      <Spoken as={line(spokenInstant(publishedAt, festival.timeZone, locale))}>
        {line(formatInstant(publishedAt, festival.timeZone, locale))}
      </Spoken>
    </p>
  );
}
