/** The id of a letter's heading in the page of a list. */
export const letterId = (letter: string) => `letter-${letter.toLowerCase()}`;

/**
 * Links to the first entry of each letter, which stay in sight. Nothing where there is only one
 * letter.
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
