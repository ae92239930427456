import { errorCodes } from '#lib/errors.ts';
import { messages } from '#lib/i18n/messages.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { TodayScene } from './scene.ts';

const reasons = Object.keys(messages.fr.board.refused) as (keyof typeof messages.fr.board.refused)[];

/**
 * Why the last tap did nothing: what a page without a script comes back with. Only sentences of
 * ours are said, whatever the address holds.
 */
export function Refused({ scene }: { scene: Pick<TodayScene, 'words' | 'locale' | 'query'> }) {
  const { words, locale } = scene;
  const { refused } = scene.query;
  if (typeof refused !== 'string') return null;
  const reason = reasons.find((known) => known === refused);
  const code = errorCodes.find((known) => known === refused);
  if (!reason && !code) return null;
  const said = reason
    ? words.t(`refused.${reason === 'overtaken' ? 'overtakenSince' : reason}`)
    : translator(locale, 'errors')(code ?? 'unexpected', {});
  return (
    <p role="alert" className="today-refused mb-4">
      {said}
    </p>
  );
}
