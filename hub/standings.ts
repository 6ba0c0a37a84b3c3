/** The status of tokens, looked up in the store and cached for some seconds. */
import { newToken, type Standing, type VerifiedToken } from "../policy";
import type { AccessStore } from "../store/port";
import { Remembered } from "./remembered";

/** How long it is remembered how a token stands, milliseconds; revocation takes effect within it. */
const STANDING_LIFE = 2_000;

type TokenOf = Parameters<AccessStore["standingOf"]>[0];

/** Looks up the status of tokens, and caches each for two seconds. */
export class Standings {
  readonly #known = new Remembered<Standing>(STANDING_LIFE);

  constructor(private readonly access: AccessStore) {}

  /** How a token stands that was let in before. */
  of(token: TokenOf): Promise<Standing> {
    return this.#remembered(token, () => this.access.standingOf(token));
  }

  /** How a token stands; one of a provider is kept before anything is done with it, so that it can be revoked from then on. */
  ofVerified(token: VerifiedToken): Promise<Standing> {
    const asked = { id: token.id, org: token.grant.breakGlass ?? token.grant.org };
    return this.#remembered(asked, async () => {
      const standing = await this.access.standingOf(asked);
      if (standing.state !== "UNKNOWN" || !token.isExternal) return standing;
      await this.access.keepExternal(passportOf(token));
      return this.access.standingOf(asked);
    });
  }

  #remembered({ id, org }: TokenOf, ask: () => Promise<Standing>): Promise<Standing> {
    return this.#known.of(`${id} ${org ?? ""}`, ask);
  }
}

const passportOf = ({ id, grant, isExternal }: VerifiedToken) => ({
  ...newToken(grant, { issuedBy: "provider", issuedAt: Date.now() / 1000 }),
  id,
  isExternal,
});
