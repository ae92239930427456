import { answerSearch } from '#app/[locale]/(live)/organise/[festival]/answer-search.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { improved } from '#lib/proposals/linear-model.ts';
import { greedyProposal, type ToldProposal, told } from '#lib/proposals/proposal.ts';
import type { ProposalAsk } from './propose-sheet.tsx';

/* Computes a proposal for all unscheduled séances. */
answerSearch<ProposalAsk, ToldProposal>(({ draft, ...asked }) => {
  const index = { ...indexDraft(draft), ...asked };
  let best = greedyProposal(index);
  let had = { round: 0, bettered: 0 };
  return {
    found: () => told(index, best.places, { worth: best.worth, ...had }),
    better: (given, tell) => {
      const onProgress = ({ places, worth, round, bettered }: typeof best & typeof had) => {
        best = { places, worth };
        had = { round, bettered };
        tell();
      };
      best = improved(index, best, { ...given, onProgress });
    },
  };
});
