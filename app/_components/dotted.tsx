import { Fragment, type ReactNode } from 'react';

/**
 * Things behind each other with a dot between, each allowed to stand on a line of its own: there
 * its dot falls outside the line and is not seen, so that none dangles. The dots are in the text,
 * for readers without styles. `null` and `false` are left out.
 */
export function Dotted({ parts }: { parts: readonly (ReactNode | null | false)[] }) {
  return parts
    .filter((part) => part !== null && part !== false)
    .map((part, i) => (
      <Fragment key={i}>
        {i > 0 && ' '}
        <span className="dotted">
          {i > 0 && (
            <span className="dot" aria-hidden="true">
              ·{' '}
            </span>
          )}
          {part}
        </span>
      </Fragment>
    ));
}
