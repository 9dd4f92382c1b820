import { generateSecret, generateURI } from 'otplib';
import { conflict, invalid } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { tellAccountChange } from '../mails/account-change.ts';
import { personOf } from '../sign-in/context.ts';
import { accountById, companyName, type Account } from '../sign-in/store.ts';
import { hashRecoveryCode, newRecoveryCode, stepOf } from './codes.ts';
import { confirmTotpSecret, dropTotp, keepTotpSecret, replaceRecoveryCodes, takeStep } from './store.ts';

const RECOVERY_CODES = 10;

/** A secret for the authenticator; it does nothing until its first code confirms it. */
export async function startTotp(work: Work): Promise<{ secret: string; uri: string; qr: string }> {
  const { account, company } = await who(work);
  const secret = generateSecret();
  const kept = await keepTotpSecret(work.db, account.id, work.house.secrets.encrypt('totp', secret));
  if (!kept) throw conflict('totp.already_on');
  const uri = generateURI({ issuer: company, label: account.email, secret });
  const { default: QRCode } = await import('qrcode');
  const svg = await QRCode.toString(uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
  return { secret, uri, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
}

/** The first right code switches the second factor on; the recovery codes are shown this once. */
export async function confirmTotp(work: Work, code: string): Promise<{ recoveryCodes: string[] }> {
  const { account, company } = await who(work);
  if (account.totp_on) throw conflict('totp.already_on');
  const step = account.totp_secret ? await stepOf(work.house.secrets, account.totp_secret, code, work.now) : null;
  if (step === null || !(await takeStep(work.db, account.id, step))) throw invalid('session.wrong_code');
  if (!(await confirmTotpSecret(work.db, account.id, work.now))) throw conflict('totp.already_on');
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await replaceRecoveryCodes(
    work.db,
    account.id,
    recoveryCodes.map((one) => hashRecoveryCode(work.house.secrets, account.id, one)),
  );
  record(work, ['person', account.id], 'person.totp_on');
  await tellAccountChange(work, { ...account, company }, 'totp_on');
  return { recoveryCodes };
}

export async function removeTotp(work: Work): Promise<void> {
  const { account, company } = await who(work);
  if (!account.totp_secret) return;
  await dropTotp(work.db, account.id);
  if (!account.totp_on) return;
  record(work, ['person', account.id], 'person.totp_off');
  await tellAccountChange(work, { ...account, company }, 'totp_off');
}

async function who(work: Work): Promise<{ account: Account; company: string }> {
  const account = (await accountById(work.db, personOf(work).id)) as Account;
  return { account, company: await companyName(work.db) };
}
