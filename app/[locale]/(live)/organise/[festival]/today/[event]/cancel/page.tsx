import { titled } from '#app/_server/live-page.tsx';
import { actPage } from '#app/[locale]/(live)/organise/[festival]/today/act-preview.tsx';

export const generateMetadata = titled('board', 'change.cancel');

/** What cancelling the séance would do. */
export default actPage(({ event, words }) => ({
  act: { act: 'cancel', event: event.number, reason: {} },
  title: words.t('change.cancel'),
}));
