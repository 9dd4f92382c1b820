import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  decideRequest,
  demandSignedIn,
  needsSignIn,
  readLink,
  sayAbout,
  viewForLink,
  type Outcome,
} from '#areas/authority/index.ts';
import type { AuthorisationView } from '#areas/authority/contract.ts';
import type { Language } from '#platform/i18n/index.ts';
import { DomainError } from '#platform/errors/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { typedAmount } from './amount.rules.ts';
import { decisionData } from './decision-page.ts';
import { gone, tokenOf } from './follow.ts';
import { isLong, longFields, refusalStatus } from './limits.ts';
import { openPage } from './page.ts';
import { sendPage } from './render.ts';

/**
 * Where an approver decides with one press, on a phone, without script. Opening the address changes nothing, however often a mail
 * filter does (invariant 9); only the form's own post decides, once.
 */
export function decisionPages(app: FastifyInstance, house: House): void {
  app.get('/autorizar/:token', async (request, reply) => show(house, request, reply, {}));

  app.post('/autorizar/:token', async (request, reply) => {
    const link = await readLink(house.database.db, 'authorisation', tokenOf(request), house.clock.now());
    if (!link?.personId) return gone(house, request, reply);
    const fields = (request.body ?? {}) as Record<string, string>;
    if (request.tooMany) return show(house, request, reply, { fields, problem: 'error_many' });
    if (isLong(fields, LONGEST)) return show(house, request, reply, { fields, problem: 'error_long' });
    try {
      await act(house, tokenOf(request), fields);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return show(
        house,
        request,
        reply,
        error.kind === 'invalid' ? { fields, problem: textOf(error.code) } : { late: true },
      );
    }
    // A reload sends nothing again.
    const asked = fields['outcome'] === 'ask' ? '?preguntado=1' : '';
    return reply.redirect(`/autorizar/${tokenOf(request)}${asked}`, 303);
  });
}

const OUTCOMES: readonly string[] = ['approve', 'change', 'refuse'] satisfies Outcome[];

/** One press: it decides, or asks. The link is read again inside, so that a dead one does neither. */
async function act(house: House, token: string, fields: Record<string, string>): Promise<void> {
  const { outcome = '' } = fields;
  await transact(house, system('authorisation-link'), async (work) => {
    const link = await readLink(work.db, 'authorisation', token, work.now);
    if (link?.state !== 'live' || !link.personId) throw new DomainError('expired', 'authorisation.expired');
    const { personId } = link;
    if (outcome === 'ask')
      return sayAbout(work, link.subject, { authorId: personId, via: 'link', text: fields['text'] ?? '' });
    if (!OUTCOMES.includes(outcome)) throw new DomainError('invalid', 'authorisation.not_pending');
    const view = await viewForLink(work.db, link.subject, personId, work.now, 'es');
    const amountMinor = outcome === 'change' ? typedAmount(fields['amount'] ?? '', view.currency) : null;
    await demandSignedIn(work.db, mostDecided(view), work.now);
    await decideRequest(
      work,
      link.subject,
      { personId, via: 'link' },
      { outcome: outcome as Outcome, amountMinor, reason: reasonOf(fields) },
    );
  });
}

/** The most that may be authorised here: what is asked, never what an answer that may still be changed left of it. */
function mostDecided({ asksMinor, currency }: AuthorisationView) {
  return { totalMinor: asksMinor, currency };
}

/** Characters of a reason in one's own words, and of a question. */
const LONGEST = { own: 1_800, text: 5_000 };

/** One of the suggested reasons, words of one's own, or both. */
function reasonOf(fields: Record<string, string>): string {
  return [fields['reason'], fields['own']]
    .map((part) => part?.trim() ?? '')
    .filter(Boolean)
    .join(' ')
    .slice(0, 2_000);
}

interface Shown {
  fields?: Record<string, string>;
  /** Name of the text of what is wrong with what was sent. */
  problem?: string;
  /** It was decided or void already: what was sent changed nothing. */
  late?: boolean;
}

async function show(house: House, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const { db } = house.database;
  const now = house.clock.now();
  const link = await readLink(db, 'authorisation', tokenOf(request), now);
  const page = await openPage(house, request, reply, { form: 'tu' });
  const view = link?.personId ? await found(house, link.subject, link.personId, page.lang) : null;
  if (!link || !view) return gone(house, request, reply);
  const { r, preguntado } = request.query as { r?: string; preguntado?: string };
  const data = decisionData(page, view, {
    link,
    base: `/autorizar/${tokenOf(request)}`,
    chosen: r ?? shown.fields?.['outcome'] ?? '',
    fields: shown.fields ?? {},
    problem: shown.problem ?? null,
    long: longFields(page, shown.fields ?? {}, LONGEST),
    late: shown.late ?? false,
    asked: preguntado === '1',
    signIn: await needsSignIn(db, mostDecided(view), now),
  });
  const status = shown.problem ? refusalStatus(request) : shown.late ? 409 : 200;
  return sendPage(reply, 'decision', data, status);
}

async function found(
  house: House,
  subject: string,
  personId: string,
  language: Language,
): Promise<AuthorisationView | null> {
  try {
    return await viewForLink(house.database.db, subject, personId, house.clock.now(), language);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

const TEXTS: Record<string, string> = {
  'authorisation.amount_needed': 'decision_error_amount',
  'authorisation.reason_needed': 'decision_error_reason',
  'authorisation.text_needed': 'decision_error_text',
  'authorisation.amount_not_possible': 'decision_error_not_possible',
  'authorisation.amount_above': 'decision_error_above',
};

function textOf(code: string): string {
  return TEXTS[code] ?? 'decision_error_other';
}
