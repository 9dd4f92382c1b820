import type { FastifyReply } from 'fastify';
import type { Config } from '#platform/config/index.ts';
import { ABSOLUTE_MS, CHALLENGE_MS, PENDING_MS } from './session.rules.ts';

/** The three cookies of sign-in: the session, the half-signed-in state, and the challenge a passkey must answer. */
const COOKIES = {
  // Lax, so that a link in a mail opens with the session; writes ask for our header and origin besides.
  session: { name: 'cauce', sameSite: 'lax', maxAgeMs: ABSOLUTE_MS },
  pending: { name: 'cauce-pending', sameSite: 'strict', maxAgeMs: PENDING_MS },
  passkey: { name: 'cauce-passkey', sameSite: 'strict', maxAgeMs: CHALLENGE_MS },
} as const;
export type CookieKind = keyof typeof COOKIES;

/** `__Host-` binds the cookie to this very host; browsers take it over https only. */
export function cookieName(config: Config, kind: CookieKind): string {
  const { name } = COOKIES[kind];
  return isSecure(config) ? `__Host-${name}` : name;
}

export function setCookie(reply: FastifyReply, config: Config, kind: CookieKind, value: string): void {
  const { sameSite, maxAgeMs } = COOKIES[kind];
  reply.setCookie(cookieName(config, kind), value, {
    path: '/',
    httpOnly: true,
    secure: isSecure(config),
    sameSite,
    maxAge: maxAgeMs / 1000,
  });
}

export function clearCookie(reply: FastifyReply, config: Config, kind: CookieKind): void {
  reply.clearCookie(cookieName(config, kind), {
    path: '/',
    httpOnly: true,
    secure: isSecure(config),
    sameSite: COOKIES[kind].sameSite,
  });
}

/** A cookie's value in a raw header: sockets are authenticated before any plug-in has parsed it. */
export function readCookie(header: string | undefined, config: Config, kind: CookieKind): string | undefined {
  const start = `${cookieName(config, kind)}=`;
  const pair = header?.split(';').find((part) => part.trim().startsWith(start));
  return pair?.trim().slice(start.length);
}

function isSecure(config: Config): boolean {
  return config.baseUrl.startsWith('https:');
}
