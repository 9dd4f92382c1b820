/** The Director's line: what is asked and how it is attended. Browser-safe. */
export * from './asking/contract.ts';
export * from './attending/contract.ts';
