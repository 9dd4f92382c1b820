import { MantineProvider } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react';
import { applyPreferences, usePreferences } from '../preferences/preferences.ts';
import '../tokens/tokens.css';
import './mantine.css';
import { theme } from './theme.ts';

const darkSystem = matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  darkSystem.addEventListener('change', listener);
  return () => darkSystem.removeEventListener('change', listener);
}

/** Theme and density for everything inside. Mantine writes no style tag: the page keeps a strict CSP. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { theme: choice } = usePreferences();
  const systemIsDark = useSyncExternalStore(subscribe, () => darkSystem.matches);
  const scheme = choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;
  useLayoutEffect(applyPreferences, []);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} withCssVariables={false} withGlobalClasses={false}>
      {children}
    </MantineProvider>
  );
}
