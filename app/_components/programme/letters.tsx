/** Where the letter of an index stands in its page. */
export const letterId = (letter: string) => `letter-${letter.toLowerCase()}`;

/**
 * The letters something is listed under, each a link to its first; they stay in sight. Nothing
 * where there is one.
 */
export function Letters({ letters, label }: { letters: readonly string[]; label: string }) {
  if (letters.length < 2) return null;
  return (
    <nav className="letters no-print" aria-label={label}>
      <ul>
        {letters.map((letter) => (
          <li key={letter}>
            <a href={`#${letterId(letter)}`}>{letter}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
