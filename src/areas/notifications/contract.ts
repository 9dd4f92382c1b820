import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const when = z.iso.datetime();
const tag = 'Notifications';
const STAFF = ['administrator', 'director', 'lead', 'agent'] as const;

/** All there is: what asks for this person, and nothing that is only interesting. */
export const NOTIFICATION_KINDS = [
  'assigned',
  'replied',
  'consulted',
  'decided',
  'mentioned',
  'critical',
  'direct',
  'unsent',
  'automation',
  'relief',
  'relieved',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

const notification = z.strictObject({
  id,
  kind: z.enum(NOTIFICATION_KINDS),
  at: when,
  seen: z.boolean(),
  /** The colleague who did it. */
  by: z.string().nullable(),
});
export type NotificationView = z.infer<typeof notification>;

const ofCase = z.strictObject({
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  /** Newest first. */
  notifications: z.array(notification),
});
export type NotifiedCase = z.infer<typeof ofCase>;

/** An article of theirs whose day of review has come. */
const ofArticle = z.strictObject({ id, title: z.string(), at: when, seen: z.boolean() });
export type NotifiedArticle = z.infer<typeof ofArticle>;

export const notificationsApi = {
  listNotifications: endpoint({
    method: 'GET',
    path: '/api/v1/my/notifications',
    summary: 'What asks for one, case by case, the newest first',
    tag,
    access: 'person',
    scope: 'cases:read',
    roles: STAFF,
    response: z.strictObject({
      cases: z.array(ofCase),
      articles: z.array(ofArticle),
      /** Cases and articles with something unseen. */
      unseen: z.int(),
      /** Outside their hours: nothing rings. */
      quiet: z.boolean(),
    }),
  }),
  seeNotifications: endpoint({
    method: 'PUT',
    path: '/api/v1/my/notifications/seen',
    summary: 'Seen: those of one case or article, or all',
    tag,
    access: 'person',
    scope: 'cases:write',
    roles: STAFF,
    body: z.strictObject({ reference: z.string().max(40).optional(), articleId: id.optional() }),
    response: z.strictObject({ seen: z.int() }),
  }),
} as const;

/** On the stream of the person who is told: live, nobody else hears of it. */
export const notificationsEvents = ['notification.given', 'notification.seen'] as const;
