import type { ReactNode } from 'react';
import type { Host } from '#lib/festivals/installation.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { mailto } from '#lib/i18n/web-address.ts';
import { type Programme, pageSentences } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose, Said, WithLinks } from './text.tsx';

/** The publisher, the host, what else the organiser states, and the software. */
export function LegalPage({ programme, host }: { programme: Programme; host: Host }) {
  const t = pageSentences(programme);
  const words = programme.document.festival.statements?.legal ?? {};
  return (
    <SinglePage programme={programme} kind="other" title={t('legal.title')}>
      <div className="single-text">
        <Notice programme={programme} host={host} />
        {!isEmpty(words) && <Prose programme={programme} text={words} level={2} />}
        <p>{t('legal.software')}</p>
      </div>
    </SinglePage>
  );
}

function Notice({ programme, host }: { programme: Programme; host: Host }) {
  const { t, document } = programme;
  const { legal, organiser, contactEmail } = document.festival;
  const said = (text: string) => (text === '' ? null : <Said programme={programme} text={text} />);
  const dialled = (text: string) => (text === '' ? null : <WithLinks text={text} />);
  const rows: [string, ReactNode][] = [
    [t('legal.publisher'), said(legal.publisher || organiser)],
    [t('legal.address'), said(legal.address)],
    [t('legal.phone'), dialled(legal.phone ?? '')],
    // Not every publisher is registered.
    ...(legal.registration ? [[t('legal.registration'), said(legal.registration)] satisfies [string, ReactNode]] : []),
    [t('legal.director'), said(legal.director)],
    [t('legal.contact'), contactEmail === '' ? null : <Mail address={contactEmail} />],
    [t('legal.host'), said(host.hostName || legal.host)],
    ...(host.hostName === ''
      ? []
      : ([
          [t('legal.hostAddress'), said(host.hostAddress)],
          [t('legal.hostPhone'), dialled(host.hostPhone)],
        ] satisfies [string, ReactNode][])),
  ];
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <Row key={name} programme={programme} name={name}>
          {value}
        </Row>
      ))}
    </dl>
  );
}

function Row({ programme, name, children }: { programme: Programme; name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children ?? <span className="hint">{programme.t('legal.missing')}</span>}</dd>
    </div>
  );
}

const Mail = ({ address }: { address: string }) => (
  <a className="link" href={mailto(address)}>
    {address}
  </a>
);
