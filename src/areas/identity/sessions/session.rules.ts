import { DAY, HOUR, MINUTE } from '#platform/clock/index.ts';

// How long a session lives: while it is used (idle), at most (absolute), and how long «it is you» holds for secrets (fresh).
export const IDLE_MS = 12 * HOUR;
export const ABSOLUTE_MS = 7 * DAY;
export const FRESH_MS = 10 * MINUTE;
/** Last seen is written at most this often. */
export const SEEN_EVERY_MS = MINUTE;
/** Requests under way with the token that was just replaced are still answered. */
export const FORMER_MS = 10_000;
/** Between the password and the second factor. */
export const PENDING_MS = 10 * MINUTE;
/** Between a passkey's challenge and its answer. */
export const CHALLENGE_MS = 5 * MINUTE;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** The only form a token of ours has; anything else is refused before it is looked up. */
export function looksLikeToken(value: string | undefined): value is string {
  return value !== undefined && TOKEN.test(value);
}

/** The token in an `Authorization: Bearer …` header; null when there is none. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer ([\w.~+/-]{1,200}=*)$/i.exec(header ?? '')?.[1] ?? null;
}
