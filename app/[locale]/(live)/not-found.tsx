import { DoorRefusal } from '#app/_components/refusal.tsx';

/**
 * Drawn by Next for a 404 that the page did not answer itself (app/_server/live-page.tsx); it
 * appears only with scripts.
 */
export default function LiveNotFound() {
  return <DoorRefusal status={404} />;
}
