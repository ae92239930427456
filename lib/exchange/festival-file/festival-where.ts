/** A place in a file, in the notation of programmers: `events[12].links[0].address`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? String(step) : `.${String(step)}`))
    .join('')
    .slice(0, 200);
