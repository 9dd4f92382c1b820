import { addWorkingDays } from '#areas/clocks/index.ts';
import { areaInUse, calendarFor, companyInUse } from '#areas/organisation/index.ts';
import { record } from '#platform/log/index.ts';
import { queueMail } from '#platform/mail/outbox/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { solutionLabels } from '../authorisations/asking/mail.store.ts';
import { lineWords, momentWords, say } from '../authorisations/asking/request-words.ts';
import type { Addressee } from '../consultations/asking/mails.ts';
import { leadOf, present, whomToTell } from '../consultations/asking/whom.ts';
import { leadsOf } from '../consultations/asking/whom.store.ts';
import { lockExecution, reassign } from './execution.store.ts';
import { grantedBy, heirOf, remindNext, tasksToTell, type TaskToTell } from './sweep.store.ts';
import { whoCarriesOut } from './whose.ts';

const BATCH = 200;
/** What is still not confirmed is reminded of again, and whoever leads hears of it. */
const AGAIN_WORKING_DAYS = 2;

/** What was granted is carried out: what whoever left had to do goes to whoever leads them, and what is overdue is reminded of. */
export async function sweepExecutions(house: House): Promise<number> {
  let done = 0;
  for (const task of await tasksToTell(house.database.db, house.clock.now(), BATCH)) {
    try {
      if (await transact(house, system('sweep'), (work) => sweepOne(work, task))) done += 1;
    } catch (error) {
      house.log.error({ part: 'executions', err: error }, 'one task could not be swept; the others were');
    }
  }
  return done;
}

async function sweepOne(work: Work, task: TaskToTell): Promise<boolean> {
  const row = await lockExecution(work, task.id);
  // Done, given to somebody else or reminded of by another process meanwhile.
  if (row?.state !== 'open' || row.assigneeId !== task.assigneeId || row.areaId !== task.areaId) return false;
  if (task.left && task.assigneeId) return handOver(work, task, task.assigneeId);
  return task.left && task.areaId ? handOn(work, task, task.areaId) : remind(work, task);
}

async function handOver(work: Work, task: TaskToTell, left: string): Promise<boolean> {
  const [personId] = await leadsOf(work.db, left);
  if (!personId) return false;
  await reassign(work.db, task.id, { assigneeId: personId, areaId: null });
  record(work, ['case', task.caseId], 'execution.given', { execution: task.id, person: personId, area: null, left });
  await tell(work, task, await present(work.db, personId, work.now), 'left');
  return true;
}

/** The area is no longer in use: its task is of whichever takes over, else of whoever it was granted by. */
async function handOn(work: Work, task: TaskToTell, retired: string): Promise<boolean> {
  const areaId = await heirOf(work.db, retired);
  const granted = areaId ? undefined : await grantedBy(work.db, task.id);
  const assigneeId = granted ? await whoCarriesOut(work.db, granted) : null;
  if (!areaId && !assigneeId) return false;
  await reassign(work.db, task.id, { assigneeId, areaId });
  record(work, ['case', task.caseId], 'execution.given', {
    execution: task.id,
    person: assigneeId,
    area: areaId,
    retired,
  });
  await tell(work, task, await whose(work, { ...task, assigneeId, areaId }), 'area_off', task.area);
  return true;
}

async function remind(work: Work, task: TaskToTell): Promise<boolean> {
  const { calendar } = await calendarFor(work.db, null);
  if (!(await remindNext(work.db, task, addWorkingDays(calendar, work.now, AGAIN_WORKING_DAYS)))) return false;
  const to = await whose(work, task);
  await tell(work, task, to, 'overdue');
  if (task.again) await tell(work, task, await whoLeads(work, task, to), 'lead', to?.name);
  record(work, ['case', task.caseId], 'execution.reminded', { execution: task.id, again: task.again });
  return true;
}

async function whose(work: Work, { assigneeId, areaId }: TaskToTell): Promise<Addressee | null> {
  if (!areaId) return present(work.db, assigneeId, work.now);
  return whomToTell(work.db, await areaInUse(work.db, areaId), '', work.now);
}

async function whoLeads(work: Work, { assigneeId, areaId }: TaskToTell, told: Addressee | null) {
  const head = areaId ? (await areaInUse(work.db, areaId)).headId : null;
  const lead = head
    ? await present(work.db, head, work.now)
    : assigneeId && (await leadOf(work.db, assigneeId, work.now));
  return lead && lead.address !== told?.address ? lead : null;
}

async function tell(
  work: Work,
  task: TaskToTell,
  to: Addressee | null,
  what: 'overdue' | 'lead' | 'left' | 'area_off',
  who = task.assignee,
): Promise<void> {
  if (!to) return;
  const { language } = to;
  const [labels, { zone }] = await Promise.all([solutionLabels(work.db, language), companyInUse(work.db)]);
  const values = {
    what: lineWords(language, { currency: task.currency, labels }, task),
    customer: task.customer || say(language, 'authorisation.nobody_named'),
    reference: task.reference,
    due: momentWords(language, task.dueAt, zone),
    who,
    link: `${work.house.config.baseUrl}/app/autorizaciones?ver=por-ejecutar`,
  };
  await queueMail(work, {
    kind: 'system',
    to: [{ name: to.name, address: to.address }],
    subject: say(language, `execution.mail.${what}.subject`, values),
    text: say(language, `execution.mail.${what}.text`, values),
    caseId: task.caseId,
  });
}
