import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The primary in steps. Screens read `--primary`; Mantine only measures contrast against these. */
const river: MantineColorsTuple = [
  '#e6f2f1',
  '#dfecea',
  '#a8dcd8',
  '#83d6d0',
  '#62c5bf',
  '#3a9f9b',
  '#22807f',
  '#156c70',
  '#0e5a60',
  '#0a464b',
];

/** Mantine dressed in our tokens. Colours come from `mantine.css`; here only what it works out in code. */
export const theme = createTheme({
  colors: { river },
  primaryColor: 'river',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--sans)', fontWeight: '650' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'never', // Ours: one `:focus-visible` rule for every element.
  respectReducedMotion: true,
  components: {
    ModalRoot: { defaultProps: { lockScroll: false, transitionProps: { duration: 120, transition: 'fade' } } },
    Menu: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'md', position: 'bottom-start' } },
    Popover: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'md' } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 }, events: { hover: true, focus: true, touch: true } } },
  },
});
