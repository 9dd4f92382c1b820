import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const tag = "Director's line";
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
/** Bytes; public pages show it some centimetres wide. */
export const PHOTO_LIMIT = 300 * 1024;

const photo = z.strictObject({
  director: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  /** Where public pages show it; null while there is none. */
  address: z.string().nullable(),
  can: z.record(z.string(), z.union([z.literal(true), z.string()])),
});

export const photoApi = {
  getDirectorPhoto: endpoint({
    method: 'GET',
    path: '/api/v1/direct-line/photo',
    summary: 'The photo of whoever directs, as customers see it',
    access: 'person',
    scope: 'settings:read',
    tag,
    roles: ['administrator', 'director', 'lead'],
    response: photo,
  }),
  setDirectorPhoto: endpoint({
    method: 'PUT',
    path: '/api/v1/direct-line/photo',
    summary: 'Set it (JPEG, PNG or WebP in base64, 300 kB at most) or take it away',
    access: 'person',
    scope: 'settings:write',
    tag,
    roles: ['administrator', 'director'],
    body: z.strictObject({ image: z.base64().max(420_000).nullable() }),
    response: photo,
    errors: ['direct.not_yours', 'direct.no_director', 'direct.photo_wrong', 'direct.photo_large'],
  }),
} as const;

export const photoEvents = ['direct.photo_changed'] as const;
