import { addMs, DAY, HOUR, MINUTE } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { isPlainWriting, textOfWriting } from '#platform/writing/index.ts';
import { system, transact, type House, type PersonActor } from '#platform/work/index.ts';
import type { DraftContent, DraftKind } from '../drafting/drafting.contract.ts';
import { saveDraft } from '../drafting/drafts.ts';
import { askCompletion } from '../legal/completion.ts';
import { addInbound } from '../messages/receive.ts';
import { BARE_MESSAGE } from '../opening/new-case.ts';
import { petitionsOf } from '../resolving/petition.store.ts';
import { listCases } from '../reading/list.ts';
import { resolve } from '../resolving/resolve.ts';
import { classify } from '../verbs/classify.ts';
import { addNote, noteIn } from '../verbs/note.ts';
import { take } from '../verbs/take.ts';
import { letRepliesLeave, untakenArrivals, type Arrival } from './law.store.ts';

/** What came in by itself before this long is somebody's; the newest wait for whoever comes first. */
const UNTOUCHED = 5 * HOUR;

/** What the people at the desk made of the mails and sheets of these days: who has them, and what the law calls those from abroad. */
export async function attendArrivals(
  house: House,
  agents: readonly PersonActor[],
  abroad: readonly string[],
): Promise<void> {
  const now = house.clock.now();
  const arrivals = await untakenArrivals(house.database.db, addMs(now, -UNTOUCHED));
  for (const [n, arrival] of arrivals.entries()) {
    const { reference, subject, mailboxId, receivedAt } = arrival;
    const by = agents[n % agents.length] as PersonActor;
    await transact(
      house,
      by,
      async (work) => {
        await take(work, reference);
        // A sheet of the book says itself what it is.
        if (!abroad.includes(mailboxId) || subject.startsWith('Hoja de reclamación')) return;
        const isGuarantee = /garantía/.test(subject);
        await classify(work, reference, { type: 'complaint', reasonCode: isGuarantee ? 'guarantee' : 'late' });
      },
      { now: addMs(receivedAt, 2 * HOUR) },
    );
    if (PETITION.test(subject)) await askAndHear(house, by, arrival);
    if (FIRST_SHEET.test(subject)) await answerSheet(house, by, arrival);
  }
}

const PETITION = /^Derecho de petición/;
const ASKED =
  'Cordial saludo:\n\nPara tramitar la garantía necesitamos el número de la factura y la fecha en que la compró. Puede responder a este mismo correo.';
const SENT =
  'Cordial saludo. La factura es la FV-20418, del 12 de mayo, y la atendió el asesor de la sede de Chapinero. Quedo atenta.';

const FIRST_SHEET = /^Hoja de reclamación 000000001-/;
const ANSWERED =
  'Estimado señor Ccori:\n\nRevisamos su electrobomba: el condensador salió defectuoso de fábrica. Esta semana le llevamos una nueva a su domicilio y recogemos la averiada, sin costo alguno. Lamentamos la espera por el técnico.';

/** The first sheet of the book was answered in time: its fourth part says what was done. */
async function answerSheet(house: House, by: PersonActor, { id, reference, receivedAt }: Arrival): Promise<void> {
  const at = addMs(receivedAt, 7 * DAY + 3 * HOUR);
  const reason = 'El condensador salió defectuoso de fábrica.';
  await transact(
    house,
    by,
    async (work) => {
      const petitions = (await petitionsOf(work.db, id)).map((one) => ({ id: one.id, outcome: 'granted', reason }));
      await resolve(work, reference, { petitions, text: ANSWERED, insist: true });
    },
    { now: at },
  );
  await leave(house, id, addMs(at, MINUTE));
}

/** What was answered in a case leaves. */
async function leave(house: House, caseId: string, now: Date): Promise<void> {
  await transact(
    house,
    system('outbox'),
    async (work) => {
      for (const { id, messageId } of await letRepliesLeave(work.db, caseId, work.now))
        record(work, ['mail', id], 'mail.sent', { messageId, caseId, kind: 'reply' });
    },
    { now },
  );
}

/** What one of them lacked was asked for and has come: nobody has said yet whether it is whole. */
async function askAndHear(house: House, by: PersonActor, arrival: Arrival): Promise<void> {
  const { id, reference, subject, mailbox, customerId, name, address, receivedAt } = arrival;
  const after = (minutes: number): { now: Date } => ({ now: addMs(receivedAt, minutes * MINUTE) });
  await transact(house, by, (work) => askCompletion(work, reference, { text: ASKED }), after(150));
  await leave(house, id, after(151).now);
  await transact(
    house,
    system('intake'),
    (work) =>
      addInbound(work, id, {
        ...BARE_MESSAGE,
        channel: 'email',
        from: { name, address },
        to: [{ name: '', address: mailbox }],
        recipientsTotal: 1,
        subject: `Re: ${subject}`,
        text: SENT,
        language: 'es',
        threadedBy: 'token',
        mailId: `<${newId()}@buzon.example>`,
        at: work.now,
        receivedAt: work.now,
        customerId,
        attachments: [],
      }),
    after(255),
  );
}

const EMPTY: Omit<DraftContent, 'text' | 'html'> = {
  to: null,
  cc: [],
  bcc: [],
  subject: null,
  files: [],
  mentions: [],
  reasons: {},
  cut: {},
  basedOn: null,
};

const WRITTEN: readonly { kind: DraftKind; html: string; ago: number }[] = [
  {
    kind: 'reply',
    html: '<p>Hola:</p><p></p><p>He hablado con el almacén y lo que falta sale mañana a primera hora, con el mismo transportista:</p><table><tr><th>Referencia</th><th>Pedidas</th><th>Salen mañana</th></tr><tr><td>IL-1108O</td><td>6</td><td>2</td></tr><tr><td>BZ-204</td><td>1</td><td>1</td></tr></table><p>En cuanto tenga el <strong>número de seguimiento</strong> te lo</p>',
    ago: 35 * MINUTE,
  },
  {
    kind: 'note',
    html: '<p>Llamó para preguntar cómo va. Antes de prometerle fecha, mirar con compras si queda alguna unidad en</p>',
    ago: 110 * MINUTE,
  },
];

/** For whoever takes the telephone next. */
const TO_CALL =
  '<p>Para quien le llame:</p><ol><li><p>Preguntar si prefiere el <strong>cambio</strong> o el abono.</p></li><li><p>Confirmar la dirección y el horario.</p></li><li><p>No prometer fecha sin mirarlo con compras.</p></li></ol>';

/** What somebody at the desk had begun when the telephone rang: an answer and a note, not sent. */
export async function loadDrafts(house: House, by: PersonActor): Promise<void> {
  const now = house.clock.now();
  const { cases } = await transact(house, by, async (work) =>
    listCases(work, { view: 'mine', ball: 'ours', order: 'newest', limit: 6 }),
  );
  // Not the one on top, which whoever tries the demo opens first.
  const begun = cases.slice(1).filter(({ channel }) => channel === 'email' || channel === 'form');
  for (const [n, { kind, html, ago }] of WRITTEN.entries()) {
    const reference = begun[n]?.reference;
    if (!reference) continue;
    const content = { ...EMPTY, text: textOfWriting(html), html: isPlainWriting(html) ? '' : html };
    await transact(house, by, (work) => saveDraft(work, reference, { kind, id: newId(), revision: 0, content }), {
      now: addMs(now, -ago),
    });
  }
  const toCall = begun[1]?.reference;
  if (!toCall) return;
  const note = { ...noteIn({ html: TO_CALL, mentions: [] }), fileIds: [] };
  await transact(house, by, (work) => addNote(work, toCall, note), { now: addMs(now, -100 * MINUTE) });
}
