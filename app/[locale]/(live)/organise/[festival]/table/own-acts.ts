/**
 * The acts of a table: those that can be taken back and done again, the newest last. `saved`: once
 * what was written is answered; false where no answer comes.
 */
export function ownActs(saved: () => Promise<boolean>) {
  const mine = new Set<string>();
  const undoable: string[] = [];
  const redoable: string[] = [];

  /** One batch was taken back, or done again, which made another one. */
  function turned(batch: string, by: string | null): void {
    const [from, to] = undoable.includes(batch) ? [undoable, redoable] : [redoable, undoable];
    if (from.includes(batch)) from.splice(from.indexOf(batch), 1);
    if (by !== null) to.push(by);
  }

  /**
   * One that something stands against may be possible later, and stands in the way of none before
   * it.
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
     * Takes back the last act, or does again what was taken back last, by `ask`; null where there
     * is none, or no answer. A `conflict` is what stands against this act; any other refusal
     * (signed out, a busy server) says nothing of it, and it stays the last.
     */
    turn: <A extends { ok: boolean | null; undo?: string | null; conflict?: unknown }>(
      which: 'undo' | 'redo',
      ask: (batch: string) => Promise<A>,
    ): Promise<A | null> => {
      // What is being saved is the last act, once it is answered.
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
