import type { Analysis } from "../../analysis/port";
import { NO_LIMITS, type RequestLimits } from "../../domain/requestLimits";
import type { Grant, Viewer } from "../../policy";
import type { AccessStore, CursorSeal, Reader, Row, Writer } from "../../store/port";
import { type Loaders, loadersOver } from "./loaders";
import { type Selected, shownBy } from "./shown";

/** Tokens and the audit, and what makes a token of a grant. */
export interface Access {
  readonly store: AccessStore;
  /** `issuedAt`: seconds since 1970. */
  sign(grant: Grant, id: string, issuedAt: number): Promise<string>;
}

/** What a hub offers its subgraphs, the same for all requests. */
export interface Services {
  readonly access: Access;
  readonly writer: Writer;
  readonly cursors: CursorSeal;
  readonly analysis: Analysis;
  /** A reader of the store that sees what a viewer may see, within the limits of a request. */
  readerFor(viewer: Viewer, limits?: RequestLimits): Reader;
  /** The same viewer as its token stands now; UNAUTHENTICATED when it has ended. */
  renew(viewer: Viewer): Promise<Viewer>;
  /** Number of the newest entry of the journal. */
  journalHead(): Promise<number>;
}

/**
 * What resolvers work with: one per request, so nothing read for one viewer can reach another. A subscription has one for all its
 * events, renewed before each.
 */
export interface SubgraphContext {
  viewer: Viewer;
  reader: Reader;
  loaders: Loaders;
  readonly services: Services;
  /** Looks again at who asks, and forgets everything that was read; UNAUTHENTICATED when the token has ended. */
  renew(): Promise<void>;
  /** From now on rows hold what these fields show and no more, where that can be told; for a context of one operation alone. */
  narrow(selected: Selected): void;
  /** Aborted once nobody listens any more; subscriptions only. */
  signal?: AbortSignal;
}

/** Makes the context of one request. */
export function createContext(viewer: Viewer, services: Services, limits = NO_LIMITS): SubgraphContext {
  const reader = services.readerFor(viewer, limits);
  const context: SubgraphContext = {
    viewer,
    services,
    reader,
    loaders: loadersOver(reader),
    narrow(selected) {
      const shown = shownBy(selected);
      if (shown) reader.narrow(shown);
    },
    async renew() {
      context.viewer = await services.renew(context.viewer);
      context.reader = services.readerFor(context.viewer, limits);
      refresh(context);
    },
  };
  return context;
}

/** Forgets everything that was read, after something was written; `shown` are rows that were read since. */
export function refresh(context: SubgraphContext, shown: readonly Row[] = []): void {
  context.reader.take(shown);
  context.loaders = loadersOver(context.reader);
}
