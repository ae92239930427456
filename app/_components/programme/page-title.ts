import { translator } from '../../../lib/i18n/translator.ts';
import { isOutlet } from '../../../lib/programme/outlets.ts';
import { anyPage } from './any-page.tsx';
import { elsewhereSentences, type Here, openDataSentences, type Programme, pageSentences } from './programme.ts';

/**
 * What the page behind these cached segments (`['events', '12']`) is called and where it stands; null when a release has none. `segments` are
 * without decoration.
 */
export function pageTitle(programme: Programme, segments: readonly string[]): { title: string; here: Here } | null {
  const [section, name] = segments;
  const t = elsewhereSentences(programme);
  if (section === 'subscribe')
    return {
      title: programme.say(translator(programme.locale, 'subscribe')('title')),
      here: (paths) => paths.subscribe(segments.slice(1).join('/')),
    };
  if (section === 'changes')
    return { title: pageSentences(programme)('changes.title'), here: (paths) => paths.changes() };
  if (section === 'now') return { title: t('now.title'), here: (paths) => paths.now(name) };
  if (section === 'copy') return { title: t('copy.title'), here: (paths) => paths.copy() };
  if (section === 'print') return { title: t('print.title'), here: (paths) => paths.print() };
  if (section === 'integrate') return { title: t('embed.title'), here: (paths) => paths.integrate() };
  if (section === 'open-data')
    return { title: openDataSentences(programme)('title'), here: (paths) => paths.openData() };
  if (isOutlet(section)) return null;
  const page = anyPage(programme, segments);
  if (page === null) return null;
  return 'moved' in page ? pageTitle(programme, page.moved.slice(1).split('/')) : page;
}
