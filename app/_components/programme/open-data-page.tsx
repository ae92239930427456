import type { ReactNode } from 'react';
import { Spoken } from '#app/_components/time.tsx';
import { mailto } from '#lib/i18n/contacts-in.ts';
import { publicDataPaths } from '#lib/i18n/paths.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { type OpenAddress, type OpenSection, openAddresses, openSections } from '#lib/open-data/files.ts';
import { formatInstant, spokenInstant } from '#lib/time/format.ts';
import { openDataSentences, type Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';

/**
 * Every address of the published data, what each is for, and what one needs to know to write a
 * program with it.
 */
export function OpenDataPage({ programme }: { programme: Programme }) {
  const t = openDataSentences(programme);
  const { document, locale, say, siteUrl, isServed } = programme;
  if (siteUrl === null) return null;
  const addresses = openAddresses(document, locale);
  return (
    <SinglePage programme={programme} kind="other" title={t('title')}>
      <p className="lead">{t('page.lead', { festival: say(document.festival.name) })}</p>
      {isServed && (
        <p className="hint">
          {t('page.language')} <code>?lang=fr</code>, <code>?lang=en</code>
        </p>
      )}
      {openSections.map((section) => (
        <Addresses
          key={section}
          programme={programme}
          section={section}
          addresses={addresses[section].filter(({ path }) => isServed || isFile(path))}
        />
      ))}
      {isServed && <Changes programme={programme} />}
      {isServed && document.pictures && (
        <Words id="data-pictures" title={t('page.pictures.title')}>
          <p>{t('page.pictures.body')}</p>
        </Words>
      )}
      <Reuse programme={programme} />
      {isServed && <Developers programme={programme} />}
      <Words id="data-file" title={t('page.file.title')}>
        <p>{t('page.file.body', { name: `${document.festival.slug}.lanterne.json.gz` })}</p>
      </Words>
    </SinglePage>
  );
}

/** Whether a plain web host can serve it as a file, as its name has an extension. */
const isFile = (path: string) => /\.[a-z]+(?:\?|$)/.test(path);

function Addresses({
  programme,
  section,
  addresses,
}: {
  programme: Programme;
  section: OpenSection;
  addresses: readonly OpenAddress[];
}) {
  const t = openDataSentences(programme);
  return (
    <section aria-labelledby={`data-${section}`}>
      <h2 id={`data-${section}`}>{t(`page.sections.${section}`)}</h2>
      <ul className="data-list">
        {addresses.map(({ entry, path }) => (
          <li key={entry}>
            <a className="link" href={path}>
              {t(`page.entries.${entry}.name`)}
            </a>
            <span className="hint">{t(`page.entries.${entry}.hint`)}</span>
            <code>{`${programme.siteUrl}${path}`}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="data-words">{children}</div>
    </section>
  );
}

function Changes({ programme }: { programme: Programme }) {
  const t = openDataSentences(programme);
  const { number, publishedAt, festival } = programme.document;
  const body = (when: string) => t('page.changes.body', { number, when });
  return (
    <Words id="data-changes" title={t('page.changes.title')}>
      <p className="relative">
        <Spoken as={body(spokenInstant(publishedAt, festival.timeZone, programme.locale))}>
          {body(formatInstant(publishedAt, festival.timeZone, programme.locale))}
        </Spoken>
      </p>
      <p>{t('page.changes.hidden')}</p>
    </Words>
  );
}

/**
 * The licence of the organiser's texts; without one, what may be used without asking, and whom to
 * ask for more.
 */
function Reuse({ programme }: { programme: Programme }) {
  const t = openDataSentences(programme);
  const { statements, contactEmail } = programme.document.festival;
  return (
    <Words id="data-licence" title={t('page.licence.title')}>
      {isEmpty(statements?.legal) ? (
        <p>{t('page.licence.none')}</p>
      ) : (
        <p>
          {t('page.licence.stated')}{' '}
          <a className="link" href={programme.paths.legal()}>
            {t('page.licence.legal')}
          </a>
        </p>
      )}
      {contactEmail !== '' && (
        <p>
          <a className="link" href={mailto(contactEmail)}>
            {t('page.licence.write')}
          </a>
        </p>
      )}
    </Words>
  );
}

function Developers({ programme }: { programme: Programme }) {
  const t = openDataSentences(programme);
  const { siteUrl, document } = programme;
  const start = `${siteUrl}${publicDataPaths(document.festival.slug).programme()}`;
  return (
    <Words id="data-developers" title={t('page.developers.title')}>
      <p>{t('page.developers.http')}</p>
      <pre className="snippet">
        <code>{`curl --compressed -i ${start}
curl --compressed -i -H 'If-None-Match: "…"' ${start}`}</code>
      </pre>
      <p>{t('page.developers.version')}</p>
      <p>{t('page.developers.ids')}</p>
    </Words>
  );
}
