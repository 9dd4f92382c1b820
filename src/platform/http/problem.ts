import type { FastifyError } from 'fastify';
import type { z } from 'zod';
import { isDatabaseAway } from '#platform/db/index.ts';
import { allStorable } from '#platform/db/storable.rules.ts';
import { DomainError, ERROR_KINDS, invalid, type Issue } from '#platform/errors/index.ts';
import type { Language, Texts, Values } from '#platform/i18n/index.ts';
import type { Problem } from './contract.ts';

/** Turns whatever was thrown into what the person is told: what happened, what is safe, what to do (RFC 9457). */
export function problemOf(error: unknown, texts: Texts, language: Language, requestId: string): Problem {
  const refusal = asRefusal(error);
  const { code, status, details } = refusal;
  return {
    type: `urn:cauce:error:${code}`,
    title: texts.say(language, `problem.${status}`),
    status,
    detail: texts.say(language, `error.${code}`, { ...details, requestId }),
    code,
    requestId,
    ...details,
    ...(refusal.issues.length > 0
      ? { issues: refusal.issues.map((issue) => ({ ...issue, message: issueText(texts, language, issue) })) }
      : {}),
  };
}

interface Refusal {
  code: string;
  status: number;
  details: Values;
  issues: (Issue & { values?: Values })[];
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof DomainError)
    return { code: error.code, status: ERROR_KINDS[error.kind], details: error.details, issues: error.issues };
  const plain = (code: string, status: number): Refusal => ({ code, status, details: {}, issues: [] });
  if (isDatabaseAway(error)) return plain('server.database_away', 503);
  const { statusCode, code } = (error ?? {}) as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413)
    return plain('request.too_large', 413);
  if (statusCode === 429) return plain('request.too_many', 429);
  if (statusCode === 415) return plain('request.media_type', 415);
  if (statusCode && statusCode >= 400 && statusCode < 500) return plain('request.malformed', statusCode);
  return plain('server.fault', 500);
}

/** Parses one part of the request, freed of what no text can hold; every issue is reported, in the person's language. */
export function parsePart<S extends z.ZodType>(schema: S, value: unknown, part: string): z.output<S> {
  const parsed = schema.safeParse(allStorable(value));
  if (parsed.success) return parsed.data;
  throw invalid(
    'request.invalid',
    { count: parsed.error.issues.length },
    parsed.error.issues.map((issue) => toIssue(issue, part)),
  );
}

function toIssue(issue: z.core.$ZodIssue, part: string): Issue & { values: Values } {
  const { minimum, maximum, keys } = issue as { minimum?: number; maximum?: number; keys?: string[] };
  return {
    path: [...(part === 'body' ? [] : [part]), ...issue.path.map(String)].join('.'),
    code: issue.code,
    message: issue.message,
    values: { minimum, maximum, keys: keys?.join(', ') },
  };
}

/** A custom check names its own text by giving a key as its message (`issue.…`). */
function issueText(texts: Texts, language: Language, issue: Issue & { values?: Values }): string {
  const key = texts.has(language, issue.message) ? issue.message : `issue.${issue.code}`;
  return texts.has(language, key) ? texts.say(language, key, issue.values) : issue.message;
}
