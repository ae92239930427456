import { hearBack } from '#app/_ui/hold-page.ts';

// Before the router listens.
hearBack();
