import { CircleCheck } from 'lucide-react';
import { Spoken } from '#app/_components/time.tsx';
import { TakesFocus } from '#app/_ui/takes-focus.tsx';
import { dayChangeSentence } from '#lib/live/day-history-sentences.ts';
import type { TodayScene } from './scene.ts';
import { TapButton } from './tap.tsx';

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
        <Spoken as={dayChangeSentence(change, document, locale, 'spoken')}>
          {dayChangeSentence(change, document, locale)}
        </Spoken>
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
