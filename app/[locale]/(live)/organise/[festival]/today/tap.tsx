import { randomUUID } from 'node:crypto';
import { CircleCheck } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Voiced } from '#app/_components/time.tsx';
import { TakesFocus } from '#app/_ui/takes-focus.tsx';
import { errorCodes } from '#lib/errors.ts';
import { messages } from '#lib/i18n/messages.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DayPost } from '#lib/live/day-posts-schema.ts';
import { dayChangeSentence } from '#lib/live/day-sentences.ts';
import type { TodayScene } from './scene.ts';
import { TapForm } from './tap-form.tsx';

type TapProps = Omit<ComponentProps<typeof TapForm>, 'what' | 'locale' | 'address' | 'clientKey'> & {
  scene: Pick<TodayScene, 'paths' | 'locale'>;
  what: DayPost['what'];
};

/** A form of the day. `name` tells the forms of a page apart. */
export const Tap = ({ scene: { paths, locale }, ...form }: TapProps) => (
  <TapForm {...form} locale={locale} address={paths.post()} clientKey={randomUUID()} />
);

/**
 * A form that is only a button: `label` says what it does, `spoken` for screen readers if that
 * differs.
 */
export const TapButton = ({
  className = 'btn',
  spoken,
  children,
  ...tap
}: TapProps & { spoken?: string; children: ReactNode }) => (
  <Tap {...tap} className="contents">
    <button type="submit" className={className} aria-label={spoken ?? tap.label}>
      {children}
    </button>
  </Tap>
);

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

/**
 * In milliseconds: how long the button to undo is shown beside the sentence; later it is in the
 * history.
 */
const OFFERED_FOR = 60_000;

/** What a tap that concerns no person did (`?done=`), with the button to undo it. */
export function JustDone({ scene }: { scene: TodayScene }) {
  const { board, words, document, locale, at, query } = scene;
  const change = board.history.find(({ batch }) => batch === query.done);
  if (!change || Date.parse(at) - Date.parse(change.at) > OFFERED_FOR) return null;
  const undo = words.t(change.isUndo ? 'told.redo' : 'told.undo');
  return (
    <TakesFocus key={change.batch} className="today-just">
      <p role="status" className="relative">
        <CircleCheck aria-hidden size={18} className="mr-2 inline" />
        <Voiced say={(voice) => dayChangeSentence(change, document, locale, voice)} />
      </p>
      {change.canUndo && (
        <TapButton
          scene={scene}
          name={`undo-just-${change.batch}`}
          what="undo"
          values={{ batch: change.batch }}
          label={undo}
        >
          {undo}
        </TapButton>
      )}
    </TakesFocus>
  );
}
