export * from './articles/articles.contract.ts';
export * from './searching/searching.contract.ts';
