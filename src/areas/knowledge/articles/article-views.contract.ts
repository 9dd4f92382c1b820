import { z } from 'zod';

/* What is read of an article: its row in a list, its page, its versions. */

const id = z.uuid();
const when = z.iso.datetime();

export const LANGUAGES = ['es', 'en'] as const;
export const AUDIENCES = ['internal', 'public'] as const;
export const STATES = ['draft', 'published', 'archived'] as const;
/** Which articles a list shows: those that are read, drafts and unpublished changes, those to be reviewed, what is no longer read. */
export const SHELVES = ['published', 'drafts', 'review', 'archived'] as const;
export type Shelf = (typeof SHELVES)[number];
export const language = z.enum(LANGUAGES);

export const title = z.string().trim().min(3).max(160);
export const html = z.string().max(2_000_000);
export const day = z.iso.date();
export const families = z.array(z.string().trim().min(1).max(60)).max(20);
export const person = z.strictObject({ id, name: z.string() });
export const can = z.record(z.string(), z.union([z.literal(true), z.string()]));
/** Of how many it helped whom; `low` and `high` bound the share (Wilson, 95 %), null below ten answers. */
export const helped = z.strictObject({
  yes: z.int(),
  no: z.int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Helped = z.infer<typeof helped>;

export const section = z.strictObject({ id, nameEs: z.string(), nameEn: z.string() });
export type Section = z.infer<typeof section>;

export const articleRow = z.strictObject({
  id,
  title: z.string(),
  language,
  audience: z.enum(AUDIENCES),
  state: z.enum(STATES),
  /** Written after what is read was published. */
  pending: z.boolean(),
  sectionId: id.nullable(),
  owner: person,
  reviewOn: day.nullable(),
  /** Its day of review has come. */
  due: z.boolean(),
  changedAt: when,
  families: z.array(z.string()),
  yes: z.int(),
  no: z.int(),
  /** In how many cases it was used. */
  uses: z.int(),
});
export type ArticleRow = z.infer<typeof articleRow>;

export const articleFile = z.strictObject({ id, name: z.string(), type: z.string(), size: z.int() });
export const articleView = articleRow.extend({
  html: z.string(),
  text: z.string(),
  slug: z.string(),
  latest: z.int(),
  published: z.int().nullable(),
  publishedAt: when.nullable(),
  createdAt: when,
  /** What the newest version says, for whoever goes on writing; null where it is what is read. */
  draft: z.strictObject({ title: z.string(), html: z.string(), by: z.string().nullable(), at: when }).nullable(),
  translations: z.array(z.strictObject({ id, language, title: z.string(), state: z.enum(STATES) })),
  files: z.array(articleFile),
  team: helped,
  portal: helped,
  /** What was said with a «no», newest first. */
  words: z.array(
    z.strictObject({ word: z.string(), helpful: z.boolean(), source: z.enum(['team', 'portal']), at: when }),
  ),
  mine: z.boolean().nullable(),
  /** Its public page; null unless anybody may read it. */
  address: z.string().nullable(),
  can,
});
export type ArticleView = z.infer<typeof articleView>;

export const version = z.strictObject({
  n: z.int(),
  title: z.string(),
  by: z.string().nullable(),
  at: when,
  restores: z.int().nullable(),
  published: z.boolean(),
});
export const line = z.strictObject({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export type DiffLine = z.infer<typeof line>;

export const facts = z.strictObject({
  audience: z.enum(AUDIENCES),
  sectionId: id.nullable(),
  ownerId: id,
  reviewOn: day.nullable(),
  families,
});
