import { type Draft, type DraftEvent, type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import type { GridScene } from './grid-scene.ts';

/**
 * The draft that a grid works on in the browser: a scene, indexed. It lacks texts, so only rules
 * about place and time may be applied to it.
 */
export type Board = DraftIndex;

export function gridBoardOf(scene: GridScene): Board {
  const { dates: _, lastChange: __, versionLabels: ___, ...draft } = scene;
  return indexDraft({ ...draft, crews: [], series: [], offers: [], pages: [], partners: [] } as unknown as Draft);
}

/** The board with exactly these séances. */
export const withAll = (board: Board, events: ReadonlyMap<number, DraftEvent>): Board => ({
  ...board,
  events,
  draft: { ...board.draft, events: [...events.values()] },
});
