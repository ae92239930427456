/**
 * How many séances one publication may choose among; a festival holds fewer. Beside the schemas:
 * every form of the desk reads it, and none needs what checks posts.
 */
export const MAX_CHOSEN = 20_000;
