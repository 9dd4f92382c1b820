import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { announce } from '#ui/feedback/announce.ts';
import { preferences, usePreferences } from '#ui/preferences/preferences.ts';
import { useText } from '#ui/text.ts';
import type { NotifiedCase } from '../contract.ts';
import { useNotifications } from './queries.ts';
import { newestUnseen, newsSince } from './ring.rules.ts';

/** At most one summary for screen readers in so long. */
const SUMMARY_MS = 10_000;

/** Says what is new since the last look: one polite summary, and on the desktop what came while another window was in front. */
export function useRing(): void {
  const t = useText();
  const navigate = useNavigate();
  const { data } = useNotifications();
  const { desktop } = usePreferences();
  const last = useRef<string | null>(null);
  const saidAt = useRef(-SUMMARY_MS);
  useEffect(() => {
    if (!data) return;
    const since = last.current;
    last.current = newestUnseen(data.cases) ?? since ?? '';
    // What had come before this page was opened is in the list already.
    const news = since === null ? [] : newsSince(data.cases, since);
    if (news.length === 0) return;
    if (performance.now() - saidAt.current >= SUMMARY_MS) {
      saidAt.current = performance.now();
      announce(t('notice.said', { n: news.length }));
    }
    if (desktop && !data.quiet && !document.hasFocus())
      for (const one of news) ring(one, t(`notice.${one.kind}`), (to) => void navigate({ to }));
  }, [data, desktop, navigate, t]);
}

function ring({ reference, subject }: NotifiedCase, title: string, go: (to: string) => void): void {
  if (permission() !== 'granted') return;
  // One of each case: the next takes its place.
  const shown = new Notification(title, { body: `${reference} · ${subject}`, tag: reference });
  shown.addEventListener('click', () => {
    window.focus();
    go(`/bandeja/${reference}`);
    shown.close();
  });
}

export function permission(): NotificationPermission {
  return 'Notification' in window ? Notification.permission : 'denied';
}

/** Asks the browser the first time. Whether it rings stays on this device: another one is asked for itself. */
export async function chooseDesktop(wanted: boolean): Promise<void> {
  const allowed = wanted && permission() === 'default' ? await Notification.requestPermission() : permission();
  preferences.set({ desktop: wanted && allowed === 'granted' });
}
