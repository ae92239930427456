import type { ReactNode } from 'react';

/** A message to oneself with the page in it; where the device can share, its own way to send things (`app/_islands/sharing.ts`). */
export function ShareLink({
  href,
  page,
  title,
  className = 'link',
  children,
}: {
  /** The message, for browsers that do not share, and before scripts run. */
  href: string;
  page: string;
  title: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a className={className} href={href} data-island="share" data-page={page} data-title={title}>
      {children}
    </a>
  );
}
