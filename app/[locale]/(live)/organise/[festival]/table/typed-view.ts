import type { TableView } from '#lib/exchange/lists/arrangement.ts';
import type { ViewsDone } from '#lib/exchange/programmes/table-views.ts';

/**
 * What is typed as the name of a view, of which one (none: of a new one), and what was said of it.
 */
type TypedView = { of: number | undefined; name: string; said: string | null };

/** Another view is opened: its name, with nothing said. */
export const typedOf = (view: Pick<TableView, 'id' | 'name'> | undefined): TypedView => ({
  of: view?.id,
  name: view?.name ?? '',
  said: null,
});

/**
 * After an answer. Where it was refused because somebody else deleted the view, what was typed
 * stays, and names a new one.
 */
export const answeredView = (typed: TypedView, { views, said }: Pick<ViewsDone, 'views' | 'said'>): TypedView => {
  const isGone = said !== null && !views.some(({ id }) => id === typed.of);
  return { ...typed, said, of: isGone ? undefined : typed.of };
};
