import { route, type Route } from '#platform/http/route.ts';
import { readSearch } from './addresses.rules.ts';
import { customersApi as api } from './contract.ts';
import { addAddress, addNote, createCustomer, removeAddress, removeNote, updateCustomer } from './edit.store.ts';
import { mergeCustomers, undoMerge } from './merge.store.ts';
import { countryOf, listCustomers } from './store.ts';
import { customerTimeline, type SeesCase } from './timeline.store.ts';
import { abilitiesOf, viewCustomer, viewRows } from './view.ts';

export const makeRoutes = (seesCase: SeesCase): readonly Route[] => [
  route(api.listCustomers, async (work, { query }) => {
    const sought = query.q?.trim() ? readSearch(query.q, await countryOf(work.db)) : null;
    const rows = await listCustomers(work, {
      sought,
      kind: query.kind,
      tag: query.tag,
      after: readCursor(query.after),
      limit: query.limit + 1,
    });
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return { customers: await viewRows(work, page), next: last ? writeCursor(last) : null, can: abilitiesOf(work) };
  }),
  route(api.getCustomer, (work, { params }) => viewCustomer(work, params.id)),
  route(api.customerTimeline, (work, { params, query }) => customerTimeline(work, seesCase, params.id, query.before)),
  route(api.createCustomer, async (work, { body }) => viewCustomer(work, await createCustomer(work, body))),
  route(api.updateCustomer, async (work, { params, body }) => {
    await updateCustomer(work, params.id, body);
    return viewCustomer(work, params.id);
  }),
  route(api.addAddress, async (work, { params, body }) => {
    await addAddress(work, params.id, body);
    return viewCustomer(work, params.id);
  }),
  route(api.removeAddress, async (work, { params }) => {
    await removeAddress(work, params.id, params.addressId);
    return viewCustomer(work, params.id);
  }),
  route(api.addNote, async (work, { params, body }) => {
    await addNote(work, params.id, body.text);
    return viewCustomer(work, params.id);
  }),
  route(api.removeNote, async (work, { params }) => {
    await removeNote(work, params.id, params.noteId);
    return viewCustomer(work, params.id);
  }),
  route(api.mergeCustomers, async (work, { params, body }) => {
    await mergeCustomers(work, params.id, body.otherId);
    return viewCustomer(work, params.id);
  }),
  route(api.undoMerge, async (work, { params }) => {
    await undoMerge(work, params.id, params.mergeId);
    return viewCustomer(work, params.id);
  }),
];

function writeCursor(row: { sort: string; id: string }): string {
  return Buffer.from(JSON.stringify([row.sort, row.id])).toString('base64url');
}

/** A cursor that was not ours starts from the beginning: it can only come from a changed address. */
function readCursor(text: string | undefined): { sort: string; id: string } | null {
  if (!text) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(value) && typeof value[0] === 'string' && /^[0-9a-f-]{36}$/.test(String(value[1])))
      return { sort: value[0], id: String(value[1]) };
  } catch {
    // falls through
  }
  return null;
}
