/** Forgets who tried and who made selections, as a new process has counted nobody. */
export function forgetCounts(): void {
  Object.assign(globalThis, { lanterneTries: undefined, lanterneSelectionTries: undefined });
}
