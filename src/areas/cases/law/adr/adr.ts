import { legalPack, territoriesOf } from '#areas/clocks/index.ts';
import { mailLanguage } from '#areas/correspondence/index.ts';
import { companyInUse } from '#areas/organisation/index.ts';
import { invalid } from '#platform/errors/index.ts';
import { sha256Hex } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseState } from '../../course/case.store.ts';
import { petitionsOf } from '../../resolving/petition.store.ts';
import { sayLaw } from '../say.ts';
import { adrText, bodiesFor, carries, isNegative, shownBodies } from './adr.rules.ts';
import { adrBodies, answerOf, regionOfCase } from './adr.store.ts';

/** The public page with every body of the register. */
export const ADR_LIST = '/servicio/organismos';

/** As it is kept with the resolution: what was said, of whom, under which law. */
export interface AdrBlock {
  text: string;
  article: string;
  pack: string;
  version: string;
  bodies: { id: string; name: string }[];
}

/** What the law of the case wants said when something is not granted; null where it wants nothing. */
export async function adrBlock(
  work: Pick<Work, 'db' | 'house'>,
  { id: caseId, legalPack: id, language }: { id: string; legalPack: string | null; language: string },
): Promise<AdrBlock | null> {
  const pack = id ? legalPack(id) : null;
  if (!pack?.closing.adrInNegative || !pack.texts.adr) return null;
  const { article, words } = pack.texts.adr;
  const spoken = mailLanguage(language);
  const [register, { name: company, country, sector }] = [
    await adrBodies(work.db, spoken),
    await companyInUse(work.db),
  ];
  const reach = { territories: territoriesOf(await regionOfCase(work.db, caseId)), sector, country };
  const list = `${work.house.config.baseUrl}${ADR_LIST}`;
  const text = adrText(
    {
      lead: words[spoken],
      adheredTo: sayLaw(spoken, 'law.adr.adhered', { company }),
      notAdhered: sayLaw(spoken, 'law.adr.not_adhered', { company }),
      notHere: sayLaw(spoken, 'law.adr.not_here', { company }),
      nobody: sayLaw(spoken, 'law.adr.nobody', { company }),
      nobodyHere: sayLaw(spoken, 'law.adr.nobody_here', { company }),
      everyone: sayLaw(spoken, 'law.adr.everyone', { list }),
    },
    register,
    reach,
  );
  const shown = shownBodies(bodiesFor(register, reach)).map((one) => ({ id: one.id, name: one.name }));
  return { text, article, pack: pack.id, version: pack.version, bodies: shown };
}

/** The answer with what the law wants in it, when any petition as it is decided now was not granted. */
export async function withAdr(work: Work, state: CaseState, text: string): Promise<string> {
  const block = await neededBlock(work, state);
  return block && !carries(text, block.text) ? `${text.trim()}\n\n${block.text}` : text;
}

/**
 * What the customer was told, for the resolution to keep. A no that leaves them without it does not close the case.
 * @throws {DomainError} case.resolve_needs_adr
 */
export async function demandAdr(work: Work, state: CaseState, messageId: string | null): Promise<AdrBlock | null> {
  const block = await neededBlock(work, state);
  if (!block) return null;
  const answer = await answerOf(work.db, state.id, messageId);
  // What no person wrote is closed without an answer: there is nobody to tell.
  if (!answer) return null;
  if (!carries(answer.text, block.text)) throw invalid('case.resolve_needs_adr');
  record(work, ['case', state.id], 'adr.told', {
    message: messageId,
    article: block.article,
    pack: block.pack,
    version: block.version,
    bodies: block.bodies.map(({ id }) => id),
    text_sha256: sha256Hex(block.text),
  });
  return block;
}

async function neededBlock(work: Work, state: CaseState): Promise<AdrBlock | null> {
  const petitions = await petitionsOf(work.db, state.id);
  return isNegative(petitions.map(({ outcome }) => outcome)) ? adrBlock(work, state) : null;
}
