/** How far a statement of a pack was checked: read in the official text, in a serious secondary source, or not yet. */
export const CHECKS = ['verified', 'secondary', 'unverified'] as const;
/** What a term not kept brings. */
export const EFFECTS = ['sanctionable', 'positive_silence', 'adverse_inference', 'deemed_resolved', 'none'] as const;
