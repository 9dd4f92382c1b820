import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const tag = 'Compliance';
const text = z.string().trim().max(1000);
const web = z
  .string()
  .trim()
  .max(300)
  .regex(/^(https?:\/\/\S+)?$/);

/** Who settles what the company could not, as its answers tell. */
export const adrBody = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(200),
  /** The company adheres to it; otherwise it is a competent body to complain to. */
  adhered: z.boolean(),
  /** ISO 3166-2 of the territory; empty for all. */
  region: z.string().trim().max(10),
  /** Empty for all. */
  sector: z.string().trim().max(60),
  website: web,
  address: text,
  phone: z.string().trim().max(40),
  /** How to go there, in the company's own words. */
  textEs: text,
  textEn: text,
  active: z.boolean(),
});
export type AdrBody = z.infer<typeof adrBody>;
const draft = adrBody.omit({ id: true, active: true });

export const adrApi = {
  listAdrBodies: endpoint({
    method: 'GET',
    path: '/api/v1/adr-bodies',
    summary: 'The register of out-of-court settlement: systems adhered to, and competent bodies',
    access: 'person',
    scope: 'settings:read',
    tag,
    response: z.strictObject({ bodies: z.array(adrBody) }),
  }),
  createAdrBody: endpoint({
    method: 'POST',
    path: '/api/v1/adr-bodies',
    summary: 'Add a body to the register',
    access: 'person',
    scope: 'settings:write',
    tag,
    roles: ['administrator', 'director'],
    body: draft.partial().required({ name: true, adhered: true }),
    response: adrBody,
    status: 201,
  }),
  updateAdrBody: endpoint({
    method: 'PATCH',
    path: '/api/v1/adr-bodies/:id',
    summary: 'Change a body, or retire it; what customers were told stays with their cases',
    access: 'person',
    scope: 'settings:write',
    tag,
    roles: ['administrator', 'director'],
    params: z.strictObject({ id: z.uuid() }),
    body: adrBody.omit({ id: true }).partial(),
    response: adrBody,
    errors: ['adr.not_found'],
  }),
} as const;
