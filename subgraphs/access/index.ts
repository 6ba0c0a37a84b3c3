import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import { classesOf, viewpointOf, type Scope } from "../../policy";
import type { AuditEntry, Row, TokenRecord } from "../../store/port";
import type { Kit, OwnPart } from "../shared/build";
import type { SubgraphContext } from "../shared/context";
import type { TypeClass } from "../shared/declare";
import { recordOf, recordsOf } from "../shared/loaders";
import { CHANGE_FIELDS, changeRoots } from "./changeRoots";
import { declareChanges } from "./changeTypes";
import { declareInputs, type BreakGlassInput, type IssueTokenInput, type RevokeTokenInput } from "./inputs";
import { breakGlass, issueToken, revokeToken } from "./issue";
import { AFTER, connectionOf, FIRST, pageRequest } from "../shared/timedLists";
import { auditFilter, managedTokens, recordsOfEntry } from "./listing";
import { OBJECTION_FIELDS, parties } from "./partyRoots";
import { proposals } from "./proposals";
import { PROPOSAL_FIELDS } from "./proposing";
import { declareAccess, type AccessTypes } from "./types";

/** Who asks, tokens, and the audit. */
export function access(kit: Kit): OwnPart {
  const types = declareAccess(kit);
  const changes = declareChanges(kit);
  return {
    resolvers: [
      ...[queries(types), mutations(types), changeRoots(changes)],
      ...[...proposals(kit, changes.fieldChange), ...parties(kit)],
    ],
    fields: {
      Change: CHANGE_FIELDS,
      ChangeProposal: PROPOSAL_FIELDS,
      Objection: OBJECTION_FIELDS,
      Viewer: VIEWER,
      Token: TOKEN,
      AuditEvent: {
        organisation: (entry: AuditEntry, _: object, c: SubgraphContext) => recordOf(c.loaders, entry.org),
        records: recordsOfEntry,
      },
    },
  };
}

const VIEWER_ROOT = {
  description: "Who asks, as the hub sees it: what the token sent along may see and do.",
} as const;
const TOKENS = {
  nullable: true,
  description:
    "Tokens you manage: those of your organisation or, without one, those that come from your own; all with tokens:administer.",
} as const;
const EVENTS = {
  nullable: true,
  description:
    "The audit, newest first: what your own token did, what concerns your organisation (break-glass access), with audit:read everything.",
} as const;

function queries(types: AccessTypes): TypeClass {
  @Resolver()
  class AccessQueries {
    @Query(() => types.viewer, VIEWER_ROOT)
    viewer(@Ctx() { viewer }: SubgraphContext): object {
      return viewer;
    }

    @Query(() => types.tokens, TOKENS)
    async tokens(
      @Arg("first", () => Int, FIRST) first: number,
      @Arg("after", () => String, AFTER) after: string | null,
      @Ctx()
      {
        viewer,
        services: {
          access: { store },
        },
      }: SubgraphContext,
    ): Promise<object | null> {
      const [managed, page] = [managedTokens(viewer), pageRequest(first, after)];
      return managed && connectionOf(await store.tokens(managed, page), after);
    }

    @Query(() => types.events, EVENTS)
    async auditEvents(
      @Arg("first", () => Int, FIRST) first: number,
      @Arg("after", () => String, AFTER) after: string | null,
      @Ctx()
      {
        viewer,
        services: {
          access: { store },
        },
      }: SubgraphContext,
    ): Promise<object> {
      return connectionOf(await store.auditEntries(auditFilter(viewer), pageRequest(first, after)), after);
    }
  }
  return AccessQueries;
}

function mutations(types: AccessTypes): TypeClass {
  const inputs = declareInputs();
  const argument = { description: "What is wanted." } as const;

  @Resolver()
  class AccessMutations {
    @Mutation(() => types.payload, {
      nullable: true,
      description: "Issues a token that is nowhere broader than your own and does not outlive it.",
    })
    issueToken(
      @Arg("input", () => inputs.issue, argument) input: object,
      @Ctx() context: SubgraphContext,
    ): Promise<object> {
      return issueToken(input as IssueTokenInput, context);
    }

    @Mutation(() => types.revoked, { nullable: true, description: "Revokes your own token, or one you manage." })
    async revokeToken(
      @Arg("input", () => inputs.revoke, argument) input: object,
      @Ctx() context: SubgraphContext,
    ): Promise<object> {
      return { token: await revokeToken(input as RevokeTokenInput, context) };
    }

    @Mutation(() => types.payload, {
      nullable: true,
      description:
        "Issues a token that sees what one organisation sees, for an hour at most; the organisation is shown it and every use.",
    })
    breakGlass(
      @Arg("input", () => inputs.breakGlass, argument) input: object,
      @Ctx() context: SubgraphContext,
    ): Promise<object> {
      return breakGlass(input as BreakGlassInput, context);
    }
  }
  return AccessMutations;
}

async function several(ids: readonly string[], label: string, { loaders }: SubgraphContext): Promise<readonly Row[]> {
  return (await recordsOf(loaders, ids)).filter((row) => row.label === label);
}

const VIEWER = {
  organisation: ({ org }: { org: string | null }, _: object, context: SubgraphContext) =>
    recordOf(context.loaders, org),
  classes: (_: object, _args: object, { viewer }: SubgraphContext) => classesOf(viewer.viewpoint),
  manages: ({ manages }: { manages: readonly string[] }, _: object, context: SubgraphContext) =>
    several(manages, "Network", context),
  token: (
    _: object,
    _args: object,
    {
      viewer,
      services: {
        access: { store },
      },
    }: SubgraphContext,
  ) => (viewer.tokenId === null ? null : store.token(viewer.tokenId)),
};

const TOKEN = {
  organisation: ({ org }: TokenRecord, _: object, context: SubgraphContext) => recordOf(context.loaders, org),
  breakGlassFor: (token: TokenRecord, _: object, context: SubgraphContext) =>
    recordOf(context.loaders, token.breakGlass),
  networks: ({ networks }: TokenRecord, _: object, context: SubgraphContext) => several(networks, "Network", context),
  countries: ({ countries }: TokenRecord, _: object, context: SubgraphContext) => several(countries, "State", context),
  classes: ({ breakGlass: eyes, org, scopes, networks, countries }: TokenRecord) =>
    classesOf(viewpointOf({ org: eyes ?? org, scopes: scopes as readonly Scope[], networks, countries }, [])),
};
