import { currentActor } from '#app/_server/actor.ts';
import { answeringDesk } from '#app/_server/post.ts';
import { privateFile } from '#app/_server/respond.ts';
import { orNotFound } from '#lib/errors.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { slug } from '#lib/i18n/programme-paths.ts';
import { TEMPLATE_ENDING, writeTemplateFile } from '#lib/templates/programme.ts';
import { savedTemplate } from '#lib/templates/saved.ts';

/** A saved template as a file, for those who may start a festival from it. */
export const GET = answeringDesk<{ template: string }>(async (_, { template: id }) => {
  authorizeCreation(await currentActor());
  const template = orNotFound(/^\d{1,9}$/.test(id) ? savedTemplate(Number(id)) : null);
  const name = slug(template.name.fr ?? template.name.en ?? '') || 'modele';
  return privateFile(writeTemplateFile(template), {
    type: 'application/json; charset=utf-8',
    name: `${name}${TEMPLATE_ENDING}`,
  });
});
