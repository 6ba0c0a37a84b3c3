/** What tests use of jsonld, which brings no types. */
declare module "jsonld" {
  type Options = { documentLoader?: (url: string) => Promise<never>; format?: string; safe?: boolean };
  const jsonld: {
    expand(document: unknown, options?: Options): Promise<Record<string, unknown>[]>;
    toRDF(document: unknown, options?: Options): Promise<string>;
  };
  export = jsonld;
}
