import type { Work } from '#platform/work/index.ts';
import { LIKENESSES, likenessOf, mergeRefusal, type MergeSide } from './merge.rules.ts';
import type { MergeCandidate, MergePreview } from './merge.contract.ts';
import { countMoving, idsOf, othersOf, sidesOf, wordsOfCase, type Moving, type OtherCase } from './merge.store.ts';

const MOST = 8;

/** The open cases of the same person, those about the same order first, then those that say much the same. */
export async function mergeCandidates(work: Work, reference: string): Promise<{ cases: MergeCandidate[] }> {
  const [id] = await idsOf(work.db, work.actor, [reference, reference]);
  const own = await wordsOfCase(work.db, id);
  const found = (await othersOf(work.db, work.actor, id)).map((other) => ({ other, ...likenessOf(own, other) }));
  const place = ({ why, share }: (typeof found)[number]): number => LIKENESSES.indexOf(why) - share;
  const cases = found
    .toSorted((a, b) => place(a) - place(b))
    .slice(0, MOST)
    .map(({ other, why, share }) => ({
      reference: other.reference,
      subject: other.subject,
      receivedAt: other.receivedAt.toISOString(),
      why,
      share: Math.round(share * 100) / 100,
    }));
  return { cases };
}

/** What would happen, before it does. */
export async function previewMerge(work: Work, reference: string, other: string): Promise<MergePreview> {
  const ids = await idsOf(work.db, work.actor, [reference, other]);
  const sides = await sidesOf(work.db, ids);
  const [kept, merged] = ids.map((id) => sides.get(id) as MergeSide) as [MergeSide, MergeSide];
  const refusal = mergeRefusal(kept, merged);
  const [one, two] = await Promise.all(ids.map((id) => shown(work, id)));
  const dues = [one, two].flatMap((it) => it?.dueAt ?? []);
  return {
    kept: one as MergePreview['kept'],
    merged: two as MergePreview['kept'],
    dueAt: dues.toSorted()[0] ?? null,
    refusal: refusal && { code: refusal.code, tie: refusal.details?.tie ?? null },
    otherWay: refusal !== null && mergeRefusal(merged, kept) === null,
  };
}

async function shown(work: Work, id: string): Promise<MergePreview['kept']> {
  return told(await wordsOfCase(work.db, id), await countMoving(work.db, id));
}

function told({ reference, subject, receivedAt, dueAt }: OtherCase, moves: Moving): MergePreview['kept'] {
  return {
    reference,
    subject,
    receivedAt: receivedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    moves,
  };
}
