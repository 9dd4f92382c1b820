import { keep } from '#areas/intake/index.ts';
import { addMs, HOUR } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact, type House, type PersonActor, type Work } from '#platform/work/index.ts';
import { directHandler } from './asking/process.ts';
import { writeSettings } from './asking/line.store.ts';
import type { Asked } from './asking/submission.ts';
import { closeContact, logCall, returnContact } from './attending/attend.ts';
import { loadFindings } from './findings/world.ts';
import { loadPhoto } from './photo/world.ts';
import { loadReviews } from './reviews/world.ts';
import { loadUnreached } from './unreached/world.ts';
import { GIVEN_BACK, STORIES, type Story } from './attending/world.ts';
import { arrivalOf, attendedByAgent, markWorkedOff } from './world.store.ts';
import { waitingOfCase } from './attending/contact.store.ts';

const HOURS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '12:00', to: '13:00' }));

/** The Director's hours, who was attended these days and who waits now. */
export async function loadLine(house: House, { id, name }: { id: string; name: string }): Promise<void> {
  const director: PersonActor = {
    kind: 'person',
    id,
    name,
    roles: ['director'],
    teamIds: [],
    areaIds: [],
    language: 'es',
    via: 'session',
    sessionId: null,
    tokenId: null,
    scopes: null,
    fresh: true,
  };
  await transact(house, system('demo'), (work) =>
    writeSettings(work.db, { hours: HOURS, slotMinutes: 20, promiseMinutes: 480 }),
  );
  for (const story of STORIES) {
    const at = addMs(house.clock.now(), -story.hoursAgo * HOUR);
    const caseId = await transact(house, system('demo'), (work) => arrive(work, story, at), { now: at });
    if (story.attended) await attend(house, director, caseId, story.attended);
    if (story.tried) await tryInVain(house, director, caseId, story.tried);
  }
  await giveBack(house, director);
  await loadFindings(house, director);
  await loadPhoto(house, director);
  await loadUnreached(house);
  await loadReviews(house, director);
}

async function giveBack(house: House, director: PersonActor): Promise<void> {
  const { hoursAgo, returnedHoursAgo, instruction, ...asked } = GIVEN_BACK;
  const [at, now] = [hoursAgo, returnedHoursAgo].map((hours) => addMs(house.clock.now(), -hours * HOUR)) as [
    Date,
    Date,
  ];
  const found = await attendedByAgent(house.database.db, at);
  if (!found) return;
  const story = { ...asked, hoursAgo, name: found.customer, caseId: found.caseId };
  await transact(house, system('demo'), (work) => arrive(work, story, at), { now: at });
  await transact(
    house,
    director,
    async (work) => {
      const contact = await waitingOfCase(work.db, found.caseId);
      if (contact) await returnContact(work, contact.id, instruction);
    },
    { now },
  );
}

async function arrive(work: Work, story: Story, at: Date): Promise<string> {
  const { name, phone, call, subject, text } = story;
  const given: Asked = {
    version: 1,
    caseId: story.caseId ?? null,
    unprovenAbout: null,
    subject,
    text,
    name,
    email: null,
    phone,
    language: 'es',
    call,
    slotAt: null,
    holder: '0'.repeat(64),
    files: [],
  };
  const raw = await work.house.files.put(Buffer.from(JSON.stringify(given), 'utf8'));
  const { id } = await keep(work, {
    channel: 'direct',
    dedupeKey: newId(),
    raw,
    type: 'application/json',
    envelope: { files: [] },
    receivedAt: at,
  });
  const row = await arrivalOf(work.db, id);
  const done = await directHandler.apply(work, { ...row, raw_sha256: raw.sha256, raw_size: raw.size }, given);
  if (!('outcome' in done) || !done.caseId) throw new Error('a sample contact has no case');
  await markWorkedOff(work.db, id, {
    outcome: story.caseId ? 'message' : 'case',
    caseId: done.caseId,
    messageId: done.messageId ?? null,
    subject,
    from: phone,
    at,
  });
  return done.caseId;
}

async function attend(
  house: House,
  director: PersonActor,
  caseId: string,
  { hoursAgo, notes, learnt }: NonNullable<Story['attended']>,
): Promise<void> {
  const now = addMs(house.clock.now(), -hoursAgo * HOUR);
  await transact(
    house,
    director,
    async (work) => {
      const contact = await waitingOfCase(work.db, caseId);
      if (!contact) throw new Error('a sample contact does not wait');
      await logCall(work, contact.id, { outcome: 'spoken', notes, callBackAt: null });
      await closeContact(work, contact.id, learnt);
    },
    { now },
  );
}

async function tryInVain(
  house: House,
  director: PersonActor,
  caseId: string,
  { hoursAgo, notes, learnt }: NonNullable<Story['tried']>,
): Promise<void> {
  for (const [n, hours] of hoursAgo.entries()) {
    const isLast = n === hoursAgo.length - 1;
    const attempt = async (work: Work): Promise<void> => {
      const contact = await waitingOfCase(work.db, caseId);
      if (!contact) throw new Error('a sample contact does not wait');
      const outcome = isLast ? 'left_message' : 'no_answer';
      await logCall(work, contact.id, { outcome, notes: isLast ? notes : '', callBackAt: null });
      if (isLast) await closeContact(work, contact.id, learnt);
    };
    await transact(house, director, attempt, { now: addMs(house.clock.now(), -hours * HOUR) });
  }
}
