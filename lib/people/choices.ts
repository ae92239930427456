/** What the person's form offers: pages show it without the schemas. */
// App reads no file of db.
export { chosenWays } from '#db/enums.ts';
