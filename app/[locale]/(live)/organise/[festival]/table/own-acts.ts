/**
 * The acts of a table that can be undone and redone, newest last. `saved` resolves once everything
 * written was answered; false where the server does not answer.
 */
export function ownActs(saved: () => Promise<boolean>) {
  const mine = new Set<string>();
  const undoable: string[] = [];
  const redoable: string[] = [];

  /** A batch was undone or redone, which made another one. */
  function turned(batch: string, by: string | null): void {
    const [from, to] = undoable.includes(batch) ? [undoable, redoable] : [redoable, undoable];
    if (from.includes(batch)) from.splice(from.indexOf(batch), 1);
    if (by !== null) to.push(by);
  }

  /**
   * An act that cannot be undone now may be later; it moves behind the others, so that these can be
   * undone.
   */
  function putOff(batch: string): void {
    for (const acts of [undoable, redoable])
      if (acts.includes(batch)) acts.unshift(...acts.splice(acts.indexOf(batch), 1));
  }

  let turning: Promise<unknown> = Promise.resolve();
  return {
    isMine: (batch: string) => mine.has(batch),
    did: (batch: string) => {
      mine.add(batch);
      undoable.push(batch);
      redoable.length = 0;
    },
    turned,
    /**
     * Undoes the last act, or redoes the last undone one, by `ask`; null where there is none, or no
     * answer. A `conflict` is about this act; after any other refusal (signed out, a busy server)
     * it stays the last.
     */
    turn: <A extends { ok: boolean | null; undo?: string | null; conflict?: unknown }>(
      which: 'undo' | 'redo',
      ask: (batch: string) => Promise<A>,
    ): Promise<A | null> => {
      // What is being saved counts as the last act, once it is answered.
      const next = turning.then(async () => {
        const batch = (await saved()) ? (which === 'undo' ? undoable : redoable).at(-1) : undefined;
        if (batch === undefined) return null;
        const answer = await ask(batch);
        if (answer.conflict !== undefined) putOff(batch);
        else if (answer.ok !== false) turned(batch, answer.undo ?? null);
        return answer;
      });
      turning = next.catch(() => {});
      return next;
    },
  };
}
