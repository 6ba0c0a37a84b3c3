/** Networks that admit, decide, elect and rotate by their own rules (D4–D17). */
import type { Feature } from "../schema/descriptors";
import { accession } from "./accession";
import { offices } from "./chair";
import { decisions } from "./decisions";
import { findings } from "./findings";
import { groups } from "./groups";
import { members } from "./members";
import { voices } from "./voices";

/** What the subgraph adds to the types that follow from the model. */
export const networks: readonly Feature[] = [accession, voices, findings, decisions, members, offices, groups];
