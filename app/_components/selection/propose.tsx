'use client';

import { useEffect, useState } from 'react';
import type { Proposal } from '../../../lib/selections/best/proposal.ts';
import { type Selection, writeSelection } from '../../../lib/selections/selection.ts';
import { ProposalView } from './proposal.tsx';
import type { Asked } from './propose.worker.ts';
import type { Drawing } from './words.ts';

/** « Proposer les séances »: looks in a worker, shows what it found until the selection changes. */
export function Propose({ drawing, selection, now }: { drawing: Drawing; selection: Selection; now: number }) {
  const { words, index } = drawing;
  const [worker, setWorker] = useState<Worker | null>(null);
  const [found, setFound] = useState<{ proposal: Proposal; of: Selection } | null>(null);
  useEffect(() => () => worker?.terminate(), [worker]);

  function look() {
    const made = new Worker(new URL('./propose.worker.ts', import.meta.url));
    made.onmessage = ({ data }: MessageEvent<Proposal>) => {
      setFound({ proposal: data, of: selection });
      setWorker(null);
    };
    made.onerror = () => setWorker(null);
    made.postMessage({ times: index.times, selection: writeSelection(selection), now } satisfies Asked);
    setWorker(made);
  }

  const shown = found?.of === selection ? found.proposal : null;
  return (
    <>
      <p className="my-propose">
        <button type="button" className="btn lamp" onClick={look} aria-disabled={worker !== null}>
          {words.wishes.propose}
        </button>{' '}
        <span role="status">{worker ? words.wishes.searching : ''}</span>
      </p>
      {shown && <ProposalView drawing={drawing} proposal={shown} />}
    </>
  );
}
