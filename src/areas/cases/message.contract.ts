import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { empty, id, reading, reference, writing } from './case-endpoint.contract.ts';
import { verbOn } from './case-verb.contract.ts';
import { messageView } from './reading/views.contract.ts';

const read = reading('Cases');
const write = writing('Cases');
const byMessage = z.strictObject({ reference, messageId: id });

export const messagesApi = {
  moveMessage: verbOn(
    'POST',
    '/messages/:messageId/move',
    'Detach a message into a new case, or move it to another',
    byMessage,
    z.strictObject({ to: reference.optional() }),
    ['message.not_found', 'case.move_only_message', 'case.link_self'],
  ),
  releaseMessage: verbOn(
    'POST',
    '/messages/:messageId/release',
    'A person judged a held message: it belongs here',
    byMessage,
    empty,
    ['message.not_found'],
  ),
  getMessage: endpoint({
    method: 'GET',
    path: '/api/v1/messages/:id',
    summary: 'One message, parsed',
    ...read,
    params: z.strictObject({ id }),
    response: messageView,
    errors: ['message.not_found'],
  }),
  messageFrame: endpoint({
    method: 'GET',
    path: '/api/v1/messages/:id/html',
    summary: 'The cleaned HTML as a sandboxed page; remote images only when asked',
    ...read,
    params: z.strictObject({ id }),
    query: z.strictObject({ images: z.stringbool().default(false), theme: z.enum(['light', 'dark']).default('light') }),
    response: z.unknown(),
    bytes: true,
    errors: ['message.not_found'],
  }),
  messageRaw: endpoint({
    method: 'GET',
    path: '/api/v1/messages/:id/raw',
    summary: 'The message as it arrived (EML)',
    ...read,
    params: z.strictObject({ id }),
    response: z.unknown(),
    bytes: true,
    errors: ['message.not_found'],
  }),
  getAttachment: endpoint({
    method: 'GET',
    path: '/api/v1/attachments/:id',
    summary: 'A file, as an attachment; images and PDF inline for the viewer',
    ...read,
    params: z.strictObject({ id }),
    query: z.strictObject({ inline: z.stringbool().default(false) }),
    response: z.unknown(),
    bytes: true,
    errors: ['file.not_found'],
  }),
  getUpload: endpoint({
    method: 'GET',
    path: '/api/v1/files/:id',
    summary: 'A picture you have handed in and not sent yet, to show it in what you are writing',
    ...read,
    params: z.strictObject({ id: z.string().max(100) }),
    response: z.unknown(),
    bytes: true,
    errors: ['file.not_found'],
  }),
  uploadFile: endpoint({
    method: 'POST',
    path: '/api/v1/files',
    summary: 'Upload one file; its id is used once in a reply, note or case by the same person',
    ...write,
    raw: 'application/octet-stream',
    query: z.strictObject({ name: z.string().trim().min(1).max(255) }),
    response: z.strictObject({ id: z.string(), name: z.string(), type: z.string(), size: z.int(), sha256: z.string() }),
    status: 201,
    errors: ['file.too_large', 'case.reads_only'],
  }),
} as const;
