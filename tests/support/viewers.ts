/** Viewers and tokens for tests. */
import { join } from "node:path";
import { openKeyring } from "../../config/signingKeys";
import type { Viewpoint } from "../../domain/access/viewpoint";
import { ANONYMOUS_VIEWER, HubKeys, ROLES, type RoleName, type Viewer, viewpointOf } from "../../policy";

/** Keys of this test run. */
export async function testKeys(): Promise<HubKeys> {
  return new HubKeys(await openKeyring(join(process.env["LIAISON_TEST_FOLDER"] ?? "", "test-keys")));
}

/** Someone with a token and these rights. */
export const viewerWith = (rights: Partial<Viewer> = {}): Viewer => ({
  ...ANONYMOUS_VIEWER,
  subject: "test",
  tokenId: "token-test",
  expiresAt: Math.floor(Date.now() / 1000) + 3600,
  ...rights,
});

/** Someone who may read every field of every record that is seen from somewhere. */
export const seenFrom = (viewpoint: Viewpoint): Viewer =>
  viewerWith({ viewpoint, scopes: ["finance:read", "classification:read", "records:curate"] });

/** What a token may narrow or open beside its role. */
interface RoleOptions {
  readonly org?: string;
  readonly networks?: readonly string[];
  readonly countries?: readonly string[];
  readonly memberOf?: readonly string[];
  /** Whose share it uses; by default nobody’s. */
  readonly client?: string;
}

/** Someone with a token of a role. */
export function viewerAs(
  role: RoleName,
  { org, networks = [], countries = [], memberOf = [], client }: RoleOptions = {},
): Viewer {
  const { scopes } = ROLES[role];
  const grant = { scopes, org: org ?? null, networks, countries };
  return viewerWith({
    ...grant,
    role,
    subject: role,
    tokenId: `token-${role}`,
    viewpoint: viewpointOf(grant, memberOf),
    ...(client !== undefined && { client }),
  });
}
