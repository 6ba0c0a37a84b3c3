/** An idempotency key is its holder’s own: with it nobody finds out what others have written. */
import type { Viewer } from "../../policy";
import type { Hub } from "../support/hub";
import { openSmallHub } from "../support/smallWorld";
import { viewerAs } from "../support/viewers";

let hub: Hub;
beforeAll(async () => void ({ hub } = await openSmallHub()));
afterAll(() => hub.close());

async function report(message: string, key: string): Promise<string> {
  const { data, errors } = await hub.ask(
    `mutation { reportError(input: { record: "collab-old" message: "${message}" idempotencyKey: "${key}" }) { errorReport { id } } }`,
  );
  expect(errors).toEqual([]);
  return data.reportError.errorReport.id;
}

async function propose(status: string, key: string, viewer: Viewer): Promise<{ id?: string; code?: unknown }> {
  const { data, errors } = await hub.ask(
    `mutation { proposeChange(input: { record: "collab-old" reason: "Read again" idempotencyKey: "${key}" fields: [{ field: "status", values: ["${status}"] }] }) { proposal { id } } }`,
    {},
    viewer,
  );
  return errors[0] ? { code: errors[0].extensions?.["code"] } : { id: data.proposeChange.proposal.id };
}

const holder = (subject: string, tokenId: string, org?: string): Viewer => ({
  ...viewerAs("partner", org === undefined ? {} : { org }),
  subject,
  tokenId,
});

describe("people without a token", () => {
  it("repeat what they sent, and are answered the same", async () => {
    expect(await report("The contract ended.", "1")).toBe(await report("The contract ended.", "1"));
  });

  it("do not learn from a key that another one has used it", async () => {
    const first = await report("The name is misspelt.", "2");
    expect(await report("The year is another.", "2")).not.toBe(first);
  });
});

describe("holders of tokens", () => {
  it("repeat what they sent with the same token, and another input is a conflict", async () => {
    const viewer = holder("subject", "token-1");
    expect(await propose("ENDED", "3", viewer)).toEqual(await propose("ENDED", "3", viewer));
    expect(await propose("UNKNOWN", "3", viewer)).toEqual({ code: "CONFLICT" });
  });

  it.each([
    ["the same subject", holder("subject", "token-2"), holder("subject", "token-3")],
    ["a subject that reads like theirs", holder("a", "token-4", "cso-alpha"), holder("a/cso-alpha", "token-5")],
  ])("do not learn from a key that one with %s has used it", async (_how, one, other) => {
    const key = one.tokenId ?? "";
    const first = await propose("ENDED", key, one);
    const [same, another] = [await propose("ENDED", key, other), await propose("UNKNOWN", `${key}x`, other)];
    expect(first.id).toBeDefined();
    expect(same.id).not.toBe(first.id);
    expect(another.id).toBeDefined();
  });

  it("of a provider repeat what they sent with the next token of the same subject", async () => {
    const token = (name: string, subject: string) => holder(subject, `token-oidc-${name}`, "cso-alpha");
    const first = await propose("ENDED", "6", token("a", "someone"));
    expect(await propose("ENDED", "6", token("b", "someone"))).toEqual(first);
    expect(await propose("UNKNOWN", "6", token("c", "someone else"))).not.toEqual({ code: "CONFLICT" });
  });
});
