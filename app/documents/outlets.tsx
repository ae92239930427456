import { ChangesPage } from '#app/_components/programme/changes-page.tsx';
import { CopyPage } from '#app/_components/programme/copy-page.tsx';
import { EmbedPage, IntegratePage, wholeOfPart } from '#app/_components/programme/embed-page.tsx';
import { NowPage } from '#app/_components/programme/now-page.tsx';
import { OpenDataPage } from '#app/_components/programme/open-data-page.tsx';
import { PressPage } from '#app/_components/programme/press-page.tsx';
import { PrintIndex } from '#app/_components/programme/print.tsx';
import { PrintGrid } from '#app/_components/programme/print-grid.tsx';
import { PrintDoor, PrintPocket } from '#app/_components/programme/print-sheets.tsx';
import { elsewhereSentences, openDataSentences, pageSentences } from '#app/_components/programme/programme.ts';
import { QrPage } from '#app/_components/programme/qr-page.tsx';
import { ScreenPage } from '#app/_components/programme/screen-page.tsx';
import { SubscribePage } from '#app/_components/programme/subscribe/subscribe-page.tsx';
import { MyPage } from '#app/_components/selection/my-page.tsx';
import { selectionWordsOf } from '#app/_components/selection/words-of.ts';
import { calendarChoice } from '#lib/feeds/selection.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { colonOf } from '#lib/i18n/typeset.ts';
import { newsOfReleased } from '#lib/programme/news.ts';
import { dayOfTail, embedPartOf, lookOf } from '#lib/programme/outlets.ts';
import { type PageOf, pageIn, pagesOfProgramme } from './pages.tsx';
import type { DrawnPage, PageSource } from './programme-page.ts';

/**
 * Pages only a published programme has, besides those of `pagesOfProgramme`: calendars, news, and
 * what is made for the hall, for paper or for other sites.
 */
const outletPages: Readonly<Record<string, PageOf>> = {
  // The page of one day; its QR code leads to whichever day is on.
  now: ({ programme }, [name]) => {
    const { days } = programme.document;
    const date = (name === undefined ? days[0] : programme.index.days.get(name))?.date;
    if (date === undefined) return null;
    return {
      title: elsewhereSentences(programme)(programme.document.isOver ? 'now.over' : 'now.title'),
      here: (paths) => paths.now(name),
      canonical: (paths) => paths.now(),
      body: <NowPage programme={programme} date={date} />,
    };
  },
  changes: ({ programme, released }) => {
    if (!released) return null;
    const title = pageSentences(programme)('changes.title');
    return {
      title,
      here: (paths) => paths.changes(),
      steps: [{ name: title, path: programme.paths.changes() }],
      body: <ChangesPage programme={programme} news={newsOfReleased(released)} />,
    };
  },
  // « Ma sélection » is the same page for everybody; the browser fills it in.
  my: ({ programme }) => ({
    title: selectionWordsOf(programme.locale).title,
    here: (paths) => paths.my(),
    body: <MyPage programme={programme} />,
  }),
  subscribe: ({ programme }, [section, name]) => {
    const { document, locale, t, say } = programme;
    const choice = section === undefined ? calendarChoice(document) : calendarChoice(document, section, name);
    if (!choice) return null;
    const title = t('subscribeShort');
    return {
      title: section === undefined ? title : `${title} – ${choice.name(locale) ?? ''}`,
      name: say(translator(locale, 'subscribe')('title')),
      here: (paths) => paths.subscribe(section === undefined ? null : choice.stem),
      body: <SubscribePage programme={programme} choice={choice} />,
    };
  },
  copy: ({ programme }) => ({
    title: elsewhereSentences(programme)('copy.title'),
    here: (paths) => paths.copy(),
    body: <CopyPage programme={programme} />,
  }),
  'open-data': ({ programme }) => ({
    title: openDataSentences(programme)('title'),
    here: (paths) => paths.openData(),
    hasData: true,
    body: <OpenDataPage programme={programme} />,
  }),
  press: ({ programme }) => {
    const title = pageSentences(programme)('press.title');
    return {
      title,
      here: (paths) => paths.press(),
      steps: [{ name: title, path: programme.paths.press() }],
      body: <PressPage programme={programme} />,
    };
  },
  integrate: ({ programme }, [word = 'whole', look = 'auto', language = programme.locale]) => {
    const part = embedPartOf(word, programme.index);
    if (!part || !isLocale(language)) return null;
    return {
      title: elsewhereSentences(programme)('embed.title'),
      here: (paths) => paths.integrate(),
      body: <IntegratePage programme={programme} choice={{ part, look: lookOf(look), language }} />,
    };
  },
  embed: ({ programme }, [word = '', look = '']) => {
    const part = embedPartOf(word, programme.index);
    if (!part) return null;
    return {
      title: null,
      here: (paths) => wholeOfPart(part, programme, paths),
      isBare: true,
      isUnlisted: true,
      body: <EmbedPage programme={{ ...programme, canChoose: false }} part={part} look={lookOf(look)} />,
    };
  },
  print: ({ programme }, [sheet, number, day]) => {
    const t = elsewhereSentences(programme);
    if (sheet === undefined)
      return { title: t('print.title'), here: (paths) => paths.print(), body: <PrintIndex programme={programme} /> };
    if (sheet === 'pocket')
      return {
        title: t('print.pocket'),
        here: (paths) => paths.pocket(),
        isSheet: true,
        isUnlisted: true,
        body: <PrintPocket programme={programme} />,
      };
    if (sheet === 'grid')
      return {
        title: t('print.grid'),
        here: (paths) => paths.printedGrid(),
        isSheet: true,
        isUnlisted: true,
        body: <PrintGrid programme={programme} />,
      };
    const room = programme.index.rooms.get(Number(number));
    const date = programme.index.days.get(day ?? '')?.date;
    if (!room || date === undefined) return null;
    return {
      title: `${t('print.doors')}${colonOf(programme.locale)}${programme.say(room.name)}`,
      here: (paths) => paths.doorSign(room, date),
      isSheet: true,
      isUnlisted: true,
      body: <PrintDoor programme={programme} room={room} date={date} />,
    };
  },
  screen: ({ programme, at }, [number]) => {
    const t = elsewhereSentences(programme);
    const room = number === undefined ? null : programme.index.rooms.get(Number(number));
    if (room === undefined) return null;
    return {
      title: t('screen.title', { room: room === null ? t('screen.all') : programme.say(room.name) }),
      here: (paths) => paths.screen(room ?? undefined),
      isSheet: true,
      isUnlisted: true,
      body: <ScreenPage programme={programme} room={room} drawnAt={at} />,
    };
  },
  qr: (source, segments) => {
    const { programme } = source;
    const page = releasedPage(source, segments.length === 0 ? '' : `/${segments.join('/')}`);
    if (!page || programme.siteUrl === null) return null;
    const name = page.name ?? page.title ?? '';
    // The address without the title: the code is smaller, and it keeps working when the page is
    // renamed.
    const address = [programme.siteUrl + programme.paths.home(), ...segments].join('/');
    return {
      title: `${elsewhereSentences(programme)('qr.title')}${colonOf(programme.locale)}${name}`,
      here: (paths) => paths.qr(page.here(paths)),
      isCode: true,
      isUnlisted: true,
      body: <QrPage programme={programme} title={name} address={address} path={page.here(programme.paths)} />,
    };
  },
};

/** Every page of a published programme, by the first part of its address. */
export const releasedPages = { ...pagesOfProgramme, ...outletPages };

/** The page of a published programme at this tail of `publicAddress`; null where there is none. */
export function releasedPage(source: PageSource, tail: string): DrawnPage | null {
  const { bare, day: today } = dayOfTail(tail);
  return pageIn(releasedPages, { ...source, programme: { ...source.programme, today } }, bare);
}
