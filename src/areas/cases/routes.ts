import type { Readable } from 'node:stream';
import { deliveriesOf } from '#areas/correspondence/index.ts';
import { demand, missing } from '#platform/errors/index.ts';
import { once } from '#platform/http/idempotency.ts';
import { ownRoute, route, type Route } from '#platform/http/route.ts';
import { flushEvents } from '#platform/log/append.ts';
import type { Work } from '#platform/work/index.ts';
import { canWrite } from './access/access.rules.ts';
import { casesApi as api, type CaseView } from './contract.ts';
import { exportCases } from './exporting/export.ts';
import { messageFrame, messageRaw, readAttachment, readUpload } from './messages/frame.ts';
import { moveMessage } from './messages/move.ts';
import { releaseMessage } from './messages/release.ts';
import { upload } from './messages/uploads.ts';
import { earlierMessages } from './reading/earlier.ts';
import { casePdfFile } from './pdf/case-pdf.ts';
import { viewCase } from './reading/case.view.ts';
import { countCases, NO_CASES } from './reading/counts.store.ts';
import { endOfDay, listCases, savedSelector } from './reading/list.ts';
import { findMessage } from './reading/thread.store.ts';
import { viewMessage } from './reading/message.view.ts';
import { handReceipt } from './opening/hand-receipt.ts';
import { askCompletion, receiveCompletion } from './legal/completion.ts';
import { endRemoteOffer, offerRemotely } from './legal/remote-offer.ts';
import { assign } from './verbs/assign.ts';
import { classify } from './verbs/classify.ts';
import { follow } from './verbs/follow.ts';
import { link, unlink } from './verbs/link.ts';
import { markSeen } from './verbs/mark-seen.ts';
import { addNote, noteIn } from './verbs/note.ts';
import { passUp } from './circuits/passing/pass-up.ts';
import { setPetitions } from './resolving/petitions.ts';
import { discard } from './resolving/discard.ts';
import { reopen } from './resolving/reopen.ts';
import { reply } from './replying/reply.ts';
import { answerIn } from './replying/said.ts';
import { resolve } from './resolving/resolve.ts';
import { setTags } from './verbs/set-tags.ts';
import { snooze } from './verbs/snooze.ts';
import { take } from './verbs/take.ts';
import { undoReply } from './replying/undo-reply.ts';
import { savedViewRoutes } from './views/saved-view-routes.ts';
import { countSides } from './views/view-counts.store.ts';
import { wake } from './verbs/wake.ts';

const dateOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

/** A verb answers with the case as it leaves it; its events are written first, so that the answer already tells them. */
async function after(work: Work, reference: string, done: Promise<unknown>): Promise<CaseView> {
  await done;
  await flushEvents(work);
  return viewCase(work, { reference });
}

const reads: readonly Route[] = [
  route(api.listCases, (work, { query }) => listCases(work, query)),
  route(api.countCases, async (work, { query: { view, team, saved } }) => {
    const counts = await countCases(work, view, team, await endOfDay(work));
    return saved
      ? { ...counts, balls: { ...NO_CASES, ...(await countSides(work, await savedSelector(work, saved))) } }
      : counts;
  }),
  route(api.getCase, (work, { params }) => viewCase(work, params)),
  route(api.getMessage, async (work, { params }) => {
    const message = await findMessage(work.db, work.actor, params.id);
    if (!message) throw missing('message.not_found');
    const delivery = (await deliveriesOf(work.db, [message.id])).get(message.id) ?? null;
    return viewMessage(message, work.actor, delivery);
  }),
  route(api.messageFrame, (work, { params, query }) => messageFrame(work, params.id, query)),
  route(api.messageRaw, (work, { params }) => messageRaw(work, params.id)),
  route(api.getUpload, (work, { params }) => readUpload(work, params.id)),
  route(api.getAttachment, (work, { params, query }) => readAttachment(work, params.id, query.inline)),
  route(api.earlierMessages, (work, input) => earlierMessages(work, input)),
  route(api.casePdf, (work, { params, query }) => casePdfFile(work, params.reference, query.internal)),
];

const verbs: readonly Route[] = [
  route(api.markSeen, (work, { params, body }) =>
    after(work, params.reference, markSeen(work, params.reference, body.seen)),
  ),
  route(api.reply, (work, { params, body }) =>
    after(
      work,
      params.reference,
      reply(work, params.reference, { ...body, ...answerIn(body), sendAt: dateOf(body.sendAt) }),
    ),
  ),
  route(api.undoReply, (work, { params }) =>
    after(work, params.reference, undoReply(work, params.reference, params.messageId)),
  ),
  route(api.handReceipt, (work, { params: { reference } }) => after(work, reference, handReceipt(work, reference))),
  route(api.addNote, (work, { params, body }) =>
    after(work, params.reference, addNote(work, params.reference, { ...body, ...noteIn(body) })),
  ),
  route(api.classify, (work, { params, body }) =>
    after(work, params.reference, classify(work, params.reference, body)),
  ),
  route(api.assign, (work, { params, body }) => after(work, params.reference, assign(work, params.reference, body))),
  route(api.take, (work, { params }) => after(work, params.reference, take(work, params.reference))),
  route(api.snooze, (work, { params, body }) =>
    after(work, params.reference, snooze(work, params.reference, new Date(body.until), body.wakesOn)),
  ),
  route(api.wake, (work, { params }) => after(work, params.reference, wake(work, params.reference))),
  route(api.askCompletion, (work, { params, body }) =>
    after(work, params.reference, askCompletion(work, params.reference, { ...body, until: dateOf(body.until) })),
  ),
  route(api.offerRemotely, (work, { params, body }) =>
    after(work, params.reference, offerRemotely(work, params.reference, body)),
  ),
  route(api.endRemoteOffer, (work, { params }) =>
    after(work, params.reference, endRemoteOffer(work, params.reference)),
  ),
  route(api.receiveCompletion, (work, { params, body }) =>
    after(work, params.reference, receiveCompletion(work, params.reference, body.arrivedOn)),
  ),
  route(api.setPetitions, (work, { params, body }) =>
    after(work, params.reference, setPetitions(work, params.reference, body.petitions)),
  ),
  route(api.resolve, (work, { params, body }) => after(work, params.reference, resolve(work, params.reference, body))),
  route(api.discard, (work, { params, body }) =>
    after(work, params.reference, discard(work, params.reference, body.reason)),
  ),
  route(api.reopen, (work, { params, body }) =>
    after(work, params.reference, reopen(work, params.reference, body.why)),
  ),
  route(api.setTags, (work, { params, body }) =>
    after(work, params.reference, setTags(work, params.reference, body.tagIds)),
  ),
  route(api.passUp, (work, { params, body }) =>
    after(work, params.reference, passUp(work, params.reference, body.reason)),
  ),
  route(api.follow, (work, { params, body }) =>
    after(work, params.reference, follow(work, params.reference, body.following)),
  ),
  route(api.link, (work, { params, body }) =>
    after(work, params.reference, link(work, params.reference, body.other, body.kind)),
  ),
  route(api.unlink, (work, { params }) => after(work, params.reference, unlink(work, params.reference, params.other))),
  route(api.moveMessage, (work, { params, body }) =>
    after(work, params.reference, moveMessage(work, params.reference, params.messageId, body.to)),
  ),
  route(api.releaseMessage, (work, { params }) =>
    after(work, params.reference, releaseMessage(work, params.reference, params.messageId)),
  ),
];

const others: readonly Route[] = [
  ownRoute(api.exportCases, (work, { body }) => exportCases(work, body)),
  ownRoute(api.uploadFile, async (work, { query }, context) => {
    const { actor } = work;
    demand(canWrite(actor) && actor.kind === 'person' ? { ok: true } : { ok: false, reason: 'case.reads_only' });
    if (actor.kind !== 'person') throw missing('file.not_found');
    const given = { name: query.name, declared: 'application/octet-stream' };
    return upload(work.house, actor, context.request.body as Readable, given, (sha256, run) =>
      once(work, context, api.uploadFile, { about: [query, sha256] }, run),
    );
  }),
];

export const routes: readonly Route[] = [...reads, ...savedViewRoutes, ...verbs, ...others];
