import { keyOf, type Key, type KeyFinder, type Signer } from "./jwt";

/** The hub’s own keys, wherever they are kept. */
export interface KeySource {
  signing(): Promise<{ readonly kid: string; readonly privateJwk: object }>;
  find(kid: string): Promise<{ readonly publicJwk: object } | undefined>;
}

/** Turns kept keys into keys that sign and verify, each once. */
export class HubKeys {
  readonly #made = new Map<string, Promise<Key>>();

  constructor(private readonly source: KeySource) {}

  async signer(): Promise<Signer> {
    const { kid, privateJwk } = await this.source.signing();
    return { kid, key: await this.#key(`private ${kid}`, privateJwk) };
  }

  readonly find: KeyFinder = async (kid) => {
    const kept = await this.source.find(kid);
    return kept && this.#key(`public ${kid}`, kept.publicJwk);
  };

  #key(name: string, jwk: object): Promise<Key> {
    const known = this.#made.get(name) ?? keyOf(jwk);
    this.#made.set(name, known);
    return known;
  }
}
