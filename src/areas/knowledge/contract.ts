export * from './articles/contract.ts';
export * from './searching/contract.ts';
