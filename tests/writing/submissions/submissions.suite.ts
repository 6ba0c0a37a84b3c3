import type { Viewer } from "../../../policy";
import type { Hub } from "../../support/hub";
import { openSmallHub } from "../../support/smallWorld";
import { viewerAs } from "../../support/viewers";

let hub: Hub;
beforeAll(async () => void ({ hub } = await openSmallHub()));
afterAll(() => hub.close());

const north = viewerAs("member", { org: "npm-north", memberOf: ["network-shores"] });
const south = viewerAs("member", { org: "npm-south", memberOf: ["network-shores"] });
const alpha = viewerAs("partner", { org: "cso-alpha" });
const steward = viewerAs("steward");

const ask = async (query: string, viewer?: Viewer) => {
  const { data, errors } = await hub.ask(query, {}, viewer);
  return {
    data,
    codes: errors.map(({ extensions }) => extensions?.["code"]),
    extensions: errors[0]?.extensions,
    message: errors[0]?.message,
  };
};

describe("an error report", () => {
  const report = (record: string, viewer?: Viewer) =>
    ask(
      `mutation { reportError(input: { record: "${record}" field: "formality" message: "The contract ended in 2019." }) { errorReport { id status answer record { id } } } }`,
      viewer,
    );

  it("takes no token, and is answered by a steward whom the reporter finds with its id", async () => {
    const { data } = await report("collab-old");
    const { id, ...rest } = data.reportError.errorReport;
    expect(rest).toEqual({ status: "OPEN", answer: null, record: { id: "collab-old" } });
    const list = await ask(`{ errorReports(status: OPEN) { totalCount nodes { id message field } } }`, steward);
    expect(list.data.errorReports.nodes).toContainEqual({
      id,
      message: "The contract ended in 2019.",
      field: "formality",
    });
    const answer = `mutation { answerReport(input: { id: "${id}" status: CORRECTED answer: "Thank you, it is corrected." }) { errorReport { status } } }`;
    expect((await ask(answer, steward)).data.answerReport.errorReport).toEqual({ status: "CORRECTED" });
    expect((await ask(`{ errorReport(id: "${id}") { status answer } }`)).data.errorReport).toEqual({
      status: "CORRECTED",
      answer: "Thank you, it is corrected.",
    });
    expect((await ask(answer, steward)).codes).toEqual(["CONFLICT"]);
  });

  it("is listed and answered by stewards only", async () => {
    expect((await ask("{ errorReports { totalCount } }", north)).codes).toEqual(["FORBIDDEN"]);
    expect((await ask("{ errorReports { totalCount } }")).data).toEqual({ errorReports: null });
    const { data } = await report("collab-old");
    const answer = `mutation { answerReport(input: { id: "${data.reportError.errorReport.id}" status: DECLINED answer: "No." }) { errorReport { id } } }`;
    expect((await ask(answer, north)).codes).toEqual(["FORBIDDEN"]);
  });

  it("on what may not be seen looks like one on what does not exist", async () => {
    const { data } = await ask(
      `mutation { recordExchange(input: { kind: TOPIC_SUGGESTED npm: "npm-north" partner: "cso-alpha" }) { informationExchange { id } } }`,
      alpha,
    );
    const { id } = data.recordExchange.informationExchange;
    const [hidden, missing] = [await report(id), await report("exchange-nothing")];
    expect(hidden.codes).toEqual(["NOT_FOUND"]);
    expect(hidden.message?.replace(id, "X")).toBe(missing.message?.replace("exchange-nothing", "X"));
  });

  it("says nothing is refused, and too many about one record are RATE_LIMITED", async () => {
    expect(
      (await ask(`mutation { reportError(input: { record: "cso-beta" message: "  " }) { errorReport { id } } }`))
        .extensions,
    ).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.message" });
    for (let at = 0; at < 20; at += 1) expect((await report("cso-beta")).codes).toEqual([]);
    expect((await report("cso-beta")).codes).toEqual(["RATE_LIMITED"]);
  });

  it("is counted for whom it comes from, not for all who call themselves by the same name", async () => {
    const [one, other] = ["token-one", "token-other"].map((client) => viewerAs("analyst", { client }));
    for (let at = 0; at < 20; at += 1) expect((await report("cso-alpha", one)).codes).toEqual([]);
    const renamed = { ...viewerAs("analyst", { client: "token-one" }), subject: "another name" };
    expect((await report("cso-alpha", one)).codes).toEqual(["RATE_LIMITED"]);
    expect((await report("cso-alpha", renamed)).codes).toEqual(["RATE_LIMITED"]);
    expect((await report("cso-alpha", other)).codes).toEqual([]);
  });
});

describe("a proposed change", () => {
  const propose = (fields: string, viewer: Viewer, record = "collab-old") =>
    ask(
      `mutation { proposeChange(input: { record: "${record}" reason: "The contract was not renewed" fields: ${fields} }) { proposal { id status fields { field before after } } } }`,
      viewer,
    );
  const review = (id: string, verdict: string, viewer: Viewer, answer = "") =>
    ask(
      `mutation { reviewChange(input: { id: "${id}" verdict: ${verdict} ${answer && `answer: "${answer}"`} }) { proposal { status answer } } }`,
      viewer,
    );

  it("waits for a steward, who makes it with the reasons in the history", async () => {
    const { data } = await propose(
      `[{ field: "status", values: ["ENDED"] }, { field: "to", values: ["2019"] }]`,
      alpha,
    );
    const { id, fields } = data.proposeChange.proposal;
    expect(fields).toEqual([
      { field: "status", before: ["ACTIVE"], after: ["ENDED"] },
      { field: "to", before: null, after: ["2019"] },
    ]);
    expect((await ask(`{ collaboration(id: "collab-old") { status } }`)).data.collaboration.status).toBe("ACTIVE");
    expect((await review(id, "ACCEPT", south)).codes).toEqual(["NOT_FOUND"]);
    expect((await review(id, "ACCEPT", steward)).data.reviewChange.proposal).toEqual({
      status: "ACCEPTED",
      answer: null,
    });
    expect((await ask(`{ collaboration(id: "collab-old") { status period { to } } }`)).data.collaboration).toEqual({
      status: "ENDED",
      period: { to: "2019" },
    });
    expect((await review(id, "DECLINE", steward, "Too late")).codes).toEqual(["CONFLICT"]);
  });

  it("is seen by who proposed it and by stewards", async () => {
    const own = await ask("{ proposals { nodes { status } } }", alpha);
    expect(own.data.proposals.nodes.length).toBeGreaterThan(0);
    expect((await ask("{ proposals { totalCount } }", south)).data.proposals).toEqual({ totalCount: 0 });
    expect((await ask("{ proposals { totalCount } }")).data.proposals).toBeNull();
  });

  it("is not made over a later change of the same field", async () => {
    const { data } = await propose(`[{ field: "formality", values: ["INFORMAL"] }]`, alpha);
    await ask(
      `mutation { updateCollaboration(input: { id: "collab-old" formality: INFORMAL }) { collaboration { id } } }`,
      steward,
    );
    const { codes, message } = await review(data.proposeChange.proposal.id, "ACCEPT", steward);
    expect(codes).toEqual(["CONFLICT"]);
    expect(message).toContain("formality of collab-old changed since");
    expect(
      (await review(data.proposeChange.proposal.id, "DECLINE", steward, "Made already")).data.reviewChange.proposal
        .status,
    ).toBe("DECLINED");
  });

  it.each([
    [`[{ field: "status", values: ["GONE"] }]`, "is not a valid value"],
    [`[{ field: "nothing", values: ["x"] }]`, "may not read"],
    [`[{ field: "npm", values: ["npm-south"] }, { field: "patterns", values: ["A"] }]`, "is not a valid value"],
    [`[{ field: "status", values: null }]`, "must not be empty"],
    ["[]", "must name what is to change"],
  ])("%s is refused when it is proposed", async (fields, problem) => {
    const { extensions, message } = await propose(fields, alpha);
    expect(extensions).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(message).toContain(problem);
  });
});

describe("confidentiality of what is recorded", () => {
  const exchange = async (more: string, viewer: Viewer) =>
    ask(
      `mutation { recordExchange(input: { kind: TOPIC_SUGGESTED topic: "Transport" npm: "npm-north" partner: "cso-alpha" ${more} }) { informationExchange { id visibility } } }`,
      viewer,
    );
  const update = (id: string, more: string, viewer: Viewer) =>
    ask(
      `mutation { updateExchange(input: { id: "${id}" ${more} }) { informationExchange { visibility agreements } } }`,
      viewer,
    );
  const seen = async (id: string, viewer?: Viewer) =>
    (await ask(`{ informationExchange(id: "${id}") { id } }`, viewer)).data.informationExchange !== null;

  it("an exchange, even its existence, is visible only to its two parties until both agree (OPCAT 21(1))", async () => {
    const { data } = await exchange("", alpha);
    const { id, visibility } = data.recordExchange.informationExchange;
    expect(visibility).toBe("CONFIDENTIAL");
    expect([
      await seen(id, alpha),
      await seen(id, north),
      await seen(id, south),
      await seen(id, steward),
      await seen(id),
    ]).toEqual([true, true, false, false, false]);
    expect((await update(id, "visibility: PUBLIC", alpha)).data.updateExchange.informationExchange).toEqual({
      visibility: "CONFIDENTIAL",
      agreements: ["cso-alpha=PUBLIC"],
    });
    expect(await seen(id)).toBe(false);
    expect((await update(id, "visibility: PUBLIC", north)).data.updateExchange.informationExchange.visibility).toBe(
      "PUBLIC",
    );
    expect(await seen(id)).toBe(true);
    // What is told then was not agreed to.
    await update(id, `topic: "Transport of juveniles"`, north);
    expect(await seen(id)).toBe(false);
    expect(await seen(id, alpha)).toBe(true);
  });

  it("an exchange is never open when it is created", async () => {
    const { extensions } = await exchange("visibility: PUBLIC", alpha);
    expect(extensions).toMatchObject({ code: "RULE_VIOLATED", clause: "OPCAT 21(1)" });
  });

  it("contact with a treaty body is never public when it is recorded (OPCAT 11(1)(b)(ii))", async () => {
    const contact = (more: string) =>
      ask(
        `mutation { recordCollaboration(input: { description: "Advice" patterns: [INSTITUTIONAL_SUPPORT] partnerKind: BODY formality: INFORMAL regularity: AD_HOC status: ACTIVE npm: "npm-north" partner: "body-committee" ${more} }) { collaboration { id visibility } } }`,
        north,
      );
    expect((await contact("visibility: PUBLIC")).extensions).toMatchObject({
      code: "RULE_VIOLATED",
      clause: "OPCAT 11(1)(b)(ii)",
    });
    const { data } = await contact("");
    expect(data.recordCollaboration.collaboration.visibility).toBe("RESTRICTED");
    const { id } = data.recordCollaboration.collaboration;
    expect((await ask(`{ collaboration(id: "${id}") { id } }`, steward)).data.collaboration).toBeNull();
  });

  it("a report of the SPT is published by the state, or by the SPT (OPCAT 16(2))", async () => {
    const made = await ask(
      `mutation { publishDocument(input: { title: "Visit report" type: SPT_REPORT publisher: "npm-north" publicationStatus: NOT_PUBLISHED }) { document { id } } }`,
      north,
    );
    const { id } = made.data.publishDocument.document;
    const change = (decider: string) =>
      ask(
        `mutation { changePublicationStatus(input: { id: "${id}" publicationStatus: PUBLISHED publicationDecidedBy: ${decider} }) { document { publicationStatus } } }`,
        north,
      );
    expect((await change("NPM")).extensions).toMatchObject({ code: "RULE_VIOLATED", clause: "OPCAT 16(2)" });
    expect((await change("STATE")).data.changePublicationStatus.document).toEqual({ publicationStatus: "PUBLISHED" });
  });

  it("an organisation does not hide the record of itself, with which all it takes part in would go", async () => {
    const { codes } = await ask(
      `mutation { updateNpm(input: { id: "npm-north" visibility: CONFIDENTIAL }) { npm { id } } }`,
      north,
    );
    expect(codes).toEqual(["FORBIDDEN"]);
  });
});

it("a collaboration is ended with the day on which it no longer held", async () => {
  const made = await ask(
    `mutation { recordCollaboration(input: { description: "Visits" patterns: [MUTUAL_SUPPORT] partnerKind: CSO formality: INFORMAL regularity: AD_HOC status: ACTIVE npm: "npm-north" partner: "cso-alpha" from: "2020" }) { collaboration { id } } }`,
    north,
  );
  const { id } = made.data.recordCollaboration.collaboration;
  const { data } = await ask(
    `mutation { endCollaboration(input: { id: "${id}" to: "2024-05-01" }) { collaboration { status period { from to } } } }`,
    north,
  );
  expect(data.endCollaboration.collaboration).toEqual({ status: "ENDED", period: { from: "2020", to: "2024-05-01" } });
});
